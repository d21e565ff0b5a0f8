package dev.tidewatch.app.training;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.training.rows.HistoryLog;
import dev.tidewatch.app.training.rows.MonthlyCustomers;
import dev.tidewatch.app.training.rows.RefusedRecords;
import dev.tidewatch.app.training.rows.RowReader;
import dev.tidewatch.app.training.rows.Taker;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.Band;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the score from which alerts must be raised so that there are no more a week than people can work on. The history goes through the
 * product's own fold for each threshold that is tried, so dwell, rest and what holds alerts back count as they will.
 */
public final class Capacity {

    /** So often at most the history is folded: once at the threshold that is set, and each time half of the scores above it are left. */
    public static final int FOLDS = 8;

    private static final int HIGHEST = 100;
    private static final int WEEK_DAYS = 7;

    private final CustomerPolicy policy;
    private final HistoryLog log;
    private final Instant present;
    private final int weeks;
    private final TreeMap<Integer, Count> counts = new TreeMap<>();

    /**
     * Counts the alerts of a history.
     *
     * @param present what lies too far after it is refused
     * @param weeks the last ones of the history count
     */
    public Capacity(CustomerPolicy policy, HistoryLog log, Instant present, int weeks) {
        this.policy = policy;
        this.log = log;
        this.present = present;
        this.weeks = weeks;
    }

    /**
     * Says how many alerts there would have been.
     *
     * @param enter the score from which they are raised
     * @param atRisk alerts by the score in all the weeks
     * @param others alerts of other kinds in all the weeks
     * @param ends the latest event of the history
     */
    public record Count(int enter, int atRisk, int others, int weeks, Instant ends, RefusedRecords refused) {

        /** Returns the alerts by the score a week, HALF_UP to one decimal. */
        public BigDecimal perWeek() {
            return perWeek(atRisk);
        }

        /** Returns those of other kinds. */
        public BigDecimal othersPerWeek() {
            return perWeek(others);
        }

        private BigDecimal perWeek(int alerts) {
            return BigDecimal.valueOf(alerts).divide(BigDecimal.valueOf(weeks), 1, RoundingMode.HALF_UP);
        }

        /** Returns true if there are no more by the score than so many a week. */
        public boolean fits(int capacity) {
            return atRisk <= (long) capacity * weeks;
        }
    }

    /**
     * Returns the count at the threshold that is set if it fits. If it does not, returns the counts at the lowest score above it that
     * fits, or at 100 if none does, and at the next lower one. Lower thresholds are not tried: where nearly everybody is at risk all the
     * time, hardly anybody becomes so, and a count of new alerts says nothing.
     *
     * @param capacity alerts by the score a week
     * @param done is told how many folds are made
     * @throws UserError if the history is shorter than the weeks
     */
    public List<Count> find(int capacity, LongConsumer done) throws IOException {
        int set = Math.max(
                1,
                policy.risk()
                        .policy()
                        .score()
                        .enter()
                        .setScale(0, RoundingMode.CEILING)
                        .intValue());
        if (count(set, done).fits(capacity)) {
            return List.of(count(set, done));
        }
        int fits = HIGHEST;
        int tooLow = Math.min(set, HIGHEST - 1);
        while (fits - tooLow > 1) {
            int middle = (fits + tooLow) / 2;
            if (count(middle, done).fits(capacity)) {
                fits = middle;
            } else {
                tooLow = middle;
            }
        }
        return List.of(count(fits, done), count(tooLow, done));
    }

    private Count count(int enter, LongConsumer done) throws IOException {
        Count known = counts.get(enter);
        if (known == null) {
            known = new Counter(enter).count();
            counts.put(enter, known);
            done.accept(counts.size());
        }
        return known;
    }

    private String tooShort(long days) {
        long most = days / WEEK_DAYS;
        return "the history has " + days + " days; --weeks " + weeks + " needs " + weeks * WEEK_DAYS
                + (most == 0 ? ", and not even one week is there" : "; --weeks " + most + " is the most there are");
    }

    private CustomerPolicy from(int enter) {
        RiskModel risk = policy.risk();
        AlertPolicy alerts = risk.policy();
        BigDecimal score = BigDecimal.valueOf(enter);
        Band band = new Band(score, alerts.score().leave().min(score));
        return new CustomerPolicy(
                policy.profile(),
                new RiskModel(risk.scorecard(), alerts.with(band), risk.outcomeTerms()),
                policy.rfmSegments(),
                policy.engagement());
    }

    /** One fold of the history. */
    private final class Counter implements Taker, MonthlyCustomers.Observer {

        private final int enter;
        private final MonthlyCustomers customers;
        private final List<Alert> raised = new ArrayList<>();
        private Instant begins = Instant.MAX;

        private Counter(int enter) {
            this.enter = enter;
            this.customers = new MonthlyCustomers(from(enter), log.known(), MonthlyCustomers.Months.ALL, this);
        }

        private Count count() throws IOException {
            RowReader reader = new RowReader(this, present);
            log.handOut(present, reader, unused -> {});
            Instant ends = customers.clock();
            customers.advanceTo(ends);
            Instant from = ends.minus(Duration.ofDays((long) weeks * WEEK_DAYS));
            if (begins.isAfter(from)) {
                throw new UserError(
                        tooShort(Math.max(0, Duration.between(begins, ends).toDays())));
            }
            int atRisk = 0;
            int others = 0;
            for (Alert alert : raised) {
                if (alert.openedAt().isAfter(from)) {
                    boolean isByScore = alert.origin().equals(AlertOrigin.of(AlertKind.AT_RISK));
                    atRisk += isByScore ? 1 : 0;
                    others += isByScore ? 0 : 1;
                }
            }
            return new Count(enter, atRisk, others, weeks, ends, reader.refused());
        }

        @Override
        public @Nullable Rejection event(String customerId, CustomerEvent event, Instant now) {
            Rejection rejected = customers.take(customerId, event, now);
            begins = rejected == null && event.occurredAt().isBefore(begins) ? event.occurredAt() : begins;
            return rejected;
        }

        @Override
        public void forget(String customerId) {
            customers.forget(customerId);
        }

        @Override
        public void judged(String customerId, Instant at, Assessment assessment) {}

        /** Alerts that are held back are nobody's work. */
        @Override
        public void alerts(List<Alert> alerts) {
            alerts.stream()
                    .filter(alert -> alert.revision() == 0 && alert.state() == Alert.State.RAISED)
                    .forEach(raised::add);
        }
    }
}
