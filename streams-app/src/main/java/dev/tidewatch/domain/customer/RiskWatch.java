package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.risk.Alert;
import dev.tidewatch.domain.risk.CustomerFacts;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.Moment;
import dev.tidewatch.domain.risk.RiskFold;
import dev.tidewatch.domain.worth.Worth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a customer after each event of its subscriptions or payments, and where time alone changes the judgement: then at
 * that instant, however far the clock has come. A customer is judged from its first subscription event on.
 */
final class RiskWatch {

    private final RiskFold fold;
    private final Worth worth;
    private final String reportingCurrency;

    RiskWatch(CustomerPolicy policy) {
        this.fold = new RiskFold(policy.risk());
        this.worth = new Worth(policy.profile());
        this.reportingCurrency = policy.profile().reportingCurrency();
    }

    /** Judges at every instant that fell due before the clock. */
    Watched due(CustomerState after, Instant clock) {
        Watch watch = new Watch(after);
        Instant due = after.risk().nextDue();
        while (due != null && due.isBefore(clock)) {
            watch.judge(Moment.due(due));
            due = watch.risk.nextDue();
        }
        return watch.result();
    }

    /** Judges after an event; nobody of whom no subscription is known. */
    Watched event(CustomerState after, Instant clock) {
        Watch watch = new Watch(after);
        if (after.ledger().newest() != null) {
            watch.judge(Moment.of(clock));
        }
        return watch.result();
    }

    /** A state and what is to be published about it. */
    record Watched(CustomerState state, RiskNews news) {}

    private CustomerFacts facts(CustomerState state, Instant clock) {
        return CustomerFacts.of(
                clock,
                Standing.of(state.ledger(), clock, worth),
                new CustomerFacts.Known(
                        state.risk().billing(), state.history().current().mrr()),
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
                        null);
    }

    /** One customer, judged as often as need be. */
    private final class Watch {

        private final CustomerState state;
        private final List<Alert> alerts = new ArrayList<>();
        private CustomerRisk risk;
        private boolean judged;

        Watch(CustomerState state) {
            this.state = state;
            this.risk = state.risk();
        }

        void judge(Moment moment) {
            RiskFold.Judged next = fold.judge(risk, facts(state, moment.clock()), moment);
            alerts.addAll(next.alerts());
            risk = next.risk();
            judged = true;
        }

        Watched result() {
            return judged
                    ? new Watched(state.with(risk), new RiskNews(alerts, true))
                    : new Watched(state, RiskNews.NONE);
        }
    }
}
