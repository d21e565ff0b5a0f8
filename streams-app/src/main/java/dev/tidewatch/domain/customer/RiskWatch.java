package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.engagement.EngagementFold;
import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.RiskFold;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.feature.CustomerFacts;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.valuation.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges a customer after each event of its subscriptions or payments, or of what it said; after one of use if that changes a
 * feature; and where time alone changes the judgement: then at that instant, however far the clock has come. A customer is judged from
 * its first subscription event or paid invoice on.
 */
final class RiskWatch {

    private final RiskFold fold;
    private final Valuation worth;
    private final String reportingCurrency;
    private final EngagementFold engagementFold;

    RiskWatch(CustomerPolicy policy, EngagementFold engagementFold, RiskFold fold) {
        this(fold, new Valuation(policy.profile()), policy.profile().reportingCurrency(), engagementFold);
    }

    private RiskWatch(RiskFold fold, Valuation worth, String reportingCurrency, EngagementFold engagementFold) {
        this.fold = fold;
        this.worth = worth;
        this.reportingCurrency = reportingCurrency;
        this.engagementFold = engagementFold;
    }

    /** The same about one customer. */
    RiskWatch about(BooleanSupplier heldOut) {
        return new RiskWatch(fold.about(heldOut), worth, reportingCurrency, engagementFold);
    }

    /** Judges at every instant that fell due before the clock. */
    Decision<CustomerState, CustomerNews> due(CustomerState after, Instant clock) {
        Watch watch = new Watch(after);
        Instant due = watch.nextDue(clock);
        while (due != null) {
            watch.pass(due);
            due = watch.nextDue(clock);
        }
        return watch.result();
    }

    /** Judges after an event of use, if that makes the customer look different. */
    Decision<CustomerState, CustomerNews> use(CustomerState after, Instant clock) {
        Engagement engagement = after.engagement();
        return engagementFold.isNews(engagement, clock)
                ? event(after, clock)
                : Decision.of(after.with(engagementFold.rescheduled(engagement, clock)), CustomerNews.NONE);
    }

    /** Judges after an event; nobody who neither has had a subscription nor paid. */
    Decision<CustomerState, CustomerNews> event(CustomerState after, Instant clock) {
        Watch watch = new Watch(after);
        if (isSubscriber(after) || after.risk().billing().totals().lastPaidAt() != null) {
            watch.judge(Moment.of(clock));
        }
        return watch.result();
    }

    private static boolean isSubscriber(CustomerState state) {
        return state.ledger().newest() != null;
    }

    private CustomerFacts facts(CustomerState state, Instant clock) {
        return CustomerFacts.of(
                clock,
                Standing.of(state.ledger(), clock, worth),
                new CustomerFacts.Known(
                        state.risk().billing(),
                        state.history().current().mrr(),
                        engagementFold.at(state.engagement(), clock),
                        isSubscriber(state)),
                reportingCurrency);
    }

    /** As it was last judged; null if it never was. */
    @Nullable
    Health health(CustomerState state) {
        Instant judgedAt = state.risk().judgedAt();
        return judgedAt == null
                ? null
                : new Health(
                        fold.assess(facts(state, judgedAt)),
                        state.risk().alerts().openedAt(),
                        null,
                        isProvisional(state, judgedAt));
    }

    /** Returns whether a subscription counts without something that may be taken off it, because that is not known. */
    private boolean isProvisional(CustomerState state, Instant clock) {
        return !state.ledger().terms().current().isEmpty()
                && Standing.of(state.ledger(), clock, worth).stream()
                        .anyMatch(standing ->
                                standing.open() && !standing.position().isEmpty());
    }

    /** One customer, judged as often as need be; what is not looked at is not decoded. */
    private final class Watch {

        private final CustomerState state;
        private final List<Alert> alerts = new ArrayList<>();
        private @Nullable CustomerRisk risk;
        private @Nullable Engagement engagement;
        private boolean judged;

        Watch(CustomerState state) {
            this.state = state;
        }

        /** The earliest instant before the clock at which time alone changes something; null if there is none. */
        @Nullable
        Instant nextDue(Instant clock) {
            Instant judgement = state.parts().dues().judgement();
            if (risk == null && judgement != null && judgement.isBefore(clock)) {
                risk = state.risk();
            }
            Instant next = earlier(
                    risk == null ? null : risk.nextDue(),
                    engagement == null ? state.parts().dues().engagement() : engagement.nextDue());
            return next != null && next.isBefore(clock) ? next : null;
        }

        void pass(Instant due) {
            Moment moment = Moment.due(due);
            boolean isRisk = risk != null && due.equals(risk.nextDue());
            if (isRisk || engagementFold.isNews(engagement(), moment.clock())) {
                judge(moment);
            } else {
                engagement = engagementFold.rescheduled(engagement(), moment.clock());
            }
        }

        void judge(Moment moment) {
            CustomerFacts facts = facts(state, moment.clock());
            Decision<CustomerRisk, List<Alert>> next = fold.judge(risk == null ? state.risk() : risk, facts, moment);
            alerts.addAll(next.outputs());
            risk = next.state();
            engagement = engagementFold.watched(
                    engagement(), moment.clock(), !facts.mrr().isEmpty());
            judged = true;
        }

        Decision<CustomerState, CustomerNews> result() {
            CustomerState after = engagement == null ? state : state.with(engagement);
            return judged && risk != null
                    ? Decision.of(after.with(risk), CustomerNews.judged(alerts))
                    : Decision.of(after, CustomerNews.NONE);
        }

        private Engagement engagement() {
            return engagement == null ? state.engagement() : engagement;
        }
    }
}
