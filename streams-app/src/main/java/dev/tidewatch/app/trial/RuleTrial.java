package dev.tidewatch.app.trial;

import dev.tidewatch.app.training.rows.HistoryLog;
import dev.tidewatch.app.training.rows.MonthlyCustomers;
import dev.tidewatch.app.training.rows.RefusedRecords;
import dev.tidewatch.app.training.rows.RowReader;
import dev.tidewatch.app.training.rows.Taker;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.domain.risk.grade.Grading;
import dev.tidewatch.domain.risk.grade.Hits;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.risk.outcome.Hindsight;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.time.BusinessDays;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries rules on a history, by one pass of the product's own fold: each rule by itself, as if there were no score and no other, and all of them
 * beside the score, as they would be live.
 */
public final class RuleTrial {

    /** No rule of a file has a name with a blank. */
    private static final String ALONE = "alone ";

    private static final Span EVER = new Span(Instant.MIN, Instant.MAX, 0, 0);
    private static final Hits NONE = new Hits(0, 0, 0, null, 0);

    private final CustomerPolicy policy;
    private final HistoryLog log;
    private final Instant present;

    /** @param present what lies too far after it is refused */
    public RuleTrial(CustomerPolicy policy, HistoryLog log, Instant present) {
        this.policy = policy;
        this.log = log;
        this.present = present;
    }

    /**
     * Tries them.
     *
     * @param done is told how many events were handed out
     */
    public Trial of(List<Rule> rules, LongConsumer done) throws IOException {
        AlertPolicy usual = policy.risk().policy();
        List<Rule> both = new ArrayList<>(rules);
        rules.forEach(rule -> both.add(rule.alone(ALONE + rule.name())));
        Fold fold = new Fold(usual.with(both));
        RefusedRecords refused = fold.read(done);
        List<Tried> tried = new ArrayList<>();
        tried.add(tried(null, fold.grade(null), fold.grade(null)));
        rules.forEach(rule -> tried.add(tried(rule.name(), fold.grade(ALONE + rule.name()), fold.grade(rule.name()))));
        return new Trial(tried, fold.asked, fold.lost, fold.customers.clock(), refused);
    }

    private static Tried tried(@Nullable String rule, @Nullable Grade grade, @Nullable Grade all) {
        return new Tried(
                rule,
                grade == null ? 0 : grade.alerts(),
                grade == null ? NONE : grade.hits(),
                all == null ? 0 : all.alerts());
    }

    /** One fold of the history. */
    private final class Fold implements Taker, MonthlyCustomers.Observer {

        private final CustomerPolicy own;
        private final Hindsight hindsight;
        private final MonthlyCustomers customers;
        private final Map<List<Object>, GradedAlert> outcomes = new HashMap<>();
        private final Deque<Asked> open = new ArrayDeque<>();
        private long asked;
        private long lost;
        private @Nullable List<Grade> grades;

        private Fold(AlertPolicy alerts) {
            RiskModel risk = policy.risk();
            own = new CustomerPolicy(
                    policy.profile(),
                    new RiskModel(risk.scorecard(), alerts, risk.outcomeTerms()),
                    policy.rfmSegments(),
                    policy.engagement());
            hindsight = new Hindsight(own.risk().outcomes());
            customers = new MonthlyCustomers(own, log.known(), MonthlyCustomers.Months.ALL, this);
        }

        /** A customer that pays, and may be lost. */
        private record Asked(String customerId, Instant at) {}

        private RefusedRecords read(LongConsumer done) throws IOException {
            RowReader reader = new RowReader(this, present);
            log.handOut(present, reader, done);
            customers.advanceTo(customers.clock());
            settle(customers.clock());
            return reader.refused();
        }

        private @Nullable Grade grade(@Nullable String rule) {
            if (grades == null) {
                Grading grading = new Grading(
                        new Grading.Terms(
                                own.risk().outcomes(),
                                own.risk().policy().suppression().holdout(),
                                new BusinessDays(own.profile().zone())),
                        List.copyOf(outcomes.values()),
                        List.of(EVER));
                grades = grading.grades(EVER);
            }
            return grades.stream()
                    .filter(grade ->
                            grade.kind() == AlertKind.AT_RISK && !grade.heldOut() && Objects.equals(grade.rule(), rule))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public @Nullable Rejection event(String customerId, CustomerEvent event, Instant now) {
            return customers.take(customerId, event, now);
        }

        @Override
        public void forget(String customerId) {
            customers.forget(customerId);
        }

        /** All customers have come as far as the month when the first one is shown. */
        @Override
        public void judged(String customerId, Instant at, Assessment assessment) {
            settle(at);
            open.add(new Asked(customerId, at));
        }

        @Override
        public void outcomes(String customerId, List<Outcome> told) {
            for (Outcome outcome : told) {
                outcomes.put(
                        List.of(
                                customerId,
                                outcome.warning().origin(),
                                outcome.warning().raisedAt()),
                        new GradedAlert(customerId, outcome.warning().rule(), outcome));
            }
        }

        /** Counts those of whom it is certain now: the MRR of a year is kept. */
        private void settle(Instant now) {
            Duration horizon = Duration.between(hindsight.raisedFor(AlertKind.AT_RISK, now), now);
            while (!open.isEmpty() && open.peek().at().plus(horizon).isBefore(now)) {
                Asked one = open.remove();
                asked++;
                lost += hindsight.comesTrue(
                                AlertKind.AT_RISK,
                                one.at(),
                                customers
                                        .state(one.customerId())
                                        .history()
                                        .current()
                                        .mrr())
                        ? 1
                        : 0;
            }
        }
    }
}
