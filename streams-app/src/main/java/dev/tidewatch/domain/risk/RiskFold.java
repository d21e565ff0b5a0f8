package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.ledger.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges one customer: {@code (risk, facts, moment) -> risk + alerts}. */
public final class RiskFold {

    private static final Comparator<Standing> BY_MRR = Comparator.<Standing>comparingLong(
                    standing -> standing.position().micros())
            .reversed()
            .thenComparing(standing -> standing.inForce().subscriptionId());

    private final Scorecard scorecard;
    private final AlertPolicy policy;

    public RiskFold(RiskModel model) {
        this.scorecard = model.scorecard();
        this.policy = model.policy();
    }

    /**
     * A judgement.
     *
     * @param alerts to publish, in order
     */
    public record Judged(CustomerRisk risk, List<Alert> alerts) {}

    public Judged judge(CustomerRisk risk, CustomerFacts facts, Moment moment) {
        Assessment assessment = assess(facts);
        Alerts.Judged alerts = risk.alerts().next(assessment, moment, policy);
        Instant due = earliest(
                alerts.nextDue(),
                assessment.isPaying() ? assessment.features().changeAt(scorecard.features()) : null,
                nextStep(facts));
        return new Judged(risk.judged(alerts.alerts(), moment.clock(), due), alerts.published());
    }

    /** What is known at the facts' clock. */
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
                attributes(facts));
    }

    private static Map<String, String> attributes(CustomerFacts facts) {
        return facts.subscriptions().stream()
                .min(BY_MRR)
                .map(Standing::attributes)
                .orElse(Map.of());
    }

    /** When a subscription counts something else, or a trial ends as scheduled. */
    private static @Nullable Instant nextStep(CustomerFacts facts) {
        Instant next = null;
        for (Standing standing : facts.subscriptions()) {
            Instant cancelAt = standing.inForce().cancelAt();
            Instant end = cancelAt == null || cancelAt.isBefore(facts.clock()) ? null : cancelAt;
            next = earliest(next, standing.nextStep(), end);
        }
        return next;
    }

    private static @Nullable Instant earliest(@Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
