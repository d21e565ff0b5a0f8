package dev.tidewatch.domain.risk;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.Score;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A year in which a customer's score is noise around the thresholds, event after event, and its MRR around a severity. */
class NoisyYearTest {

    private static final int SEEDS = 200;
    private static final int MOST_MINUTES = 240;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Features KNOWN = new Features(Map.of(Feature.OPEN_DUNNING, Reading.of(1)));

    @Test
    void shouldChangeItsStateTwiceADayAtMost() {
        int transitions = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Instant> year = year(seed, AlertPolicy.TIDEWATCH);
            assertThat(mostInADay(year)).as("seed %d", seed).isLessThanOrEqualTo(2);
            transitions += year.size();
        }
        assertThat(transitions).isGreaterThan(10 * SEEDS);
    }

    @Test
    void shouldChangeItsStateTwiceADayAtMostWithADwell() {
        for (long seed = 0; seed < SEEDS; seed++) {
            AlertTiming slow = new AlertTiming(Duration.ofHours(seed % 12 + 1), Duration.ofDays(3), Duration.ofDays(7));
            assertThat(mostInADay(year(seed, AlertPolicy.TIDEWATCH.with(slow))))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(2);
        }
    }

    /** So that the law above is one that can be broken. */
    @Test
    void shouldChangeItsStateOftenWithoutTheCoolDown() {
        AlertTiming restless = new AlertTiming(Duration.ZERO, Duration.ofDays(3), Duration.ZERO);

        assertThat(mostInADay(year(1, AlertPolicy.TIDEWATCH.with(restless)))).isGreaterThan(2);
    }

    /** When the state changed. */
    private static List<Instant> year(long seed, AlertPolicy policy) {
        Random random = new Random(seed);
        double width = 5 + random.nextInt(30);
        Alerts alerts = Alerts.NONE;
        List<Instant> changes = new ArrayList<>();
        Alert.@Nullable State state = null;
        Instant due = null;
        Instant clock = NOON;
        while (clock.isBefore(NOON.plus(DAY.multipliedBy(365)))) {
            clock = clock.plus(Duration.ofMinutes(1 + random.nextInt(MOST_MINUTES)));
            Assessment before = assessment(random, width);
            while (due != null && due.isBefore(clock)) {
                Alerts.Judged judged = alerts.next(before, Moment.due(due), policy);
                state = note(judged, state, changes);
                alerts = judged.alerts();
                due = judged.nextDue();
            }
            Alerts.Judged judged = alerts.next(assessment(random, width), Moment.of(clock), policy);
            state = note(judged, state, changes);
            alerts = judged.alerts();
            due = judged.nextDue();
        }
        return changes;
    }

    private static Alert.@Nullable State note(
            Alerts.Judged judged, Alert.@Nullable State before, List<Instant> changes) {
        Alert.State state = before;
        for (Alert alert : judged.published()) {
            if (alert.state() != state) {
                changes.add(alert.updatedAt());
                state = alert.state();
            }
        }
        return state;
    }

    /** In any 24 hours, not only in those of a calendar. */
    private static int mostInADay(List<Instant> changes) {
        int most = 0;
        for (Instant from : changes) {
            Instant to = from.plus(DAY);
            most = Math.max(most, (int) changes.stream()
                    .filter(at -> !at.isBefore(from) && at.isBefore(to))
                    .count());
        }
        return most;
    }

    private static Assessment assessment(Random random, double width) {
        double score = Math.min(100, Math.max(0, 43 + width * random.nextGaussian()));
        long mrr = 100_000_000L + random.nextInt(20_000_000) - 10_000_000;
        Signal signal = new Signal(
                Feature.OPEN_DUNNING.dotted(), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, "an invoice is unpaid");
        return new Assessment(
                CustomerStatus.ACTIVE,
                new TreeMap<>(Map.of("USD", mrr)),
                mrr,
                KNOWN,
                new Score(BigDecimal.valueOf(score), List.of(signal)),
                BillingTotals.EMPTY,
                NOON,
                null,
                null,
                Map.of());
    }
}
