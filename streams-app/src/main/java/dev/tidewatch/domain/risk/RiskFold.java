package dev.tidewatch.domain.risk;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.feature.CustomerFacts;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.SubscriptionFeatures;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Loss;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.QuickAssessment;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.risk.score.Tallies;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Judges one customer: {@code (risk, facts, moment) -> risk + alerts}. */
public final class RiskFold {

    private final Scorecard scorecard;
    private final AlertPolicy policy;
    private final Tallies tallies;
    private final boolean inFull;
    private final BooleanSupplier heldOut;

    public RiskFold(RiskModel model) {
        this(
                model.scorecard(),
                model.policy(),
                new Tallies(model.scorecard(), model.policy().score()),
                false,
                () -> false);
    }

    private RiskFold(
            Scorecard scorecard, AlertPolicy policy, Tallies tallies, boolean inFull, BooleanSupplier heldOut) {
        this.scorecard = scorecard;
        this.policy = policy;
        this.tallies = tallies;
        this.inFull = inFull;
        this.heldOut = heldOut;
    }

    /** Returns one that makes the whole assessment each time: whole numbers must agree with it. */
    public RiskFold inFull() {
        return new RiskFold(scorecard, policy, tallies, true, heldOut);
    }

    /** The same about one customer. */
    public RiskFold about(BooleanSupplier isHeldOut) {
        return new RiskFold(scorecard, policy, tallies, inFull, isHeldOut);
    }

    /** Decides by whole numbers; the words are made for what is published. */
    public Decision<CustomerRisk, List<Alert>> judge(CustomerRisk risk, CustomerFacts facts, Moment moment) {
        JudgedCustomer judged = inFull ? assess(facts) : new QuickAssessment(facts, tallies, this::assess);
        Alerts.Judged alerts = risk.alerts().next(judged, moment, policy, heldOut);
        Instant change = judged.changesAt(scorecard.features());
        Instant due = earlier(earlier(alerts.nextDue(), change), nextStep(facts));
        return Decision.of(risk.judged(alerts.alerts(), moment.clock(), due), alerts.published());
    }

    /** Returns what is known at the facts' clock. */
    public Assessment assess(CustomerFacts facts) {
        Features features = Features.of(facts);
        return new Assessment(
                facts.status(),
                facts.mrr(),
                facts.reportingMrr(),
                features,
                facts.mrr().isEmpty() ? null : scorecard.score(features),
                facts.billing().totals(),
                facts.revenue().since(),
                Loss.of(facts.revenue(), facts.clock()),
                SubscriptionFeatures.renewsAt(facts),
                facts.attributes());
    }

    /** When a subscription counts something else, or a trial ends as scheduled. */
    private static @Nullable Instant nextStep(CustomerFacts facts) {
        Instant next = null;
        for (Standing standing : facts.subscriptions()) {
            Instant cancelAt = standing.inForce().cancelAt();
            Instant end = cancelAt == null || cancelAt.isBefore(facts.clock()) ? null : cancelAt;
            next = earlier(earlier(next, standing.nextStep()), end);
        }
        return next;
    }
}
