package dev.tidewatch.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageRateTest {

    private static final int FIRST = 20_000;
    private static final int SEEDS = 300;

    @Test
    void shouldSeeNoChangeInSteadyUse() {
        UsageDays days = UsageDays.NONE;
        for (int day = FIRST; day < FIRST + 200; day++) {
            days = days.with(day, 10);
            assertThat(UsageRate.of(days, day + 1).steps())
                    .as("day %d", day - FIRST)
                    .isZero();
        }
        UsageRate rate = UsageRate.of(days, FIRST + 200);

        assertThat(rate.lately()).isCloseTo(10, within(0.05));
        assertThat(rate.usual()).isCloseTo(10, within(0.05));
    }

    @Test
    void shouldGoDownStepByStepInSilence() {
        UsageDays days = UsageDays.NONE;
        for (int day = FIRST; day < FIRST + 100; day++) {
            days = days.with(day, 10);
        }
        int before = 0;
        for (int day = FIRST + 100; day < FIRST + 100 + UsageRate.MOVES_FOR_DAYS; day++) {
            int steps = UsageRate.of(days, day).steps();
            assertThat(steps).as("day %d", day).isBetween(before, before + 1);
            before = steps;
        }
        assertThat(before).isEqualTo(UsageRate.MOST_STEPS);
        assertThat(UsageRate.of(days, FIRST + 1_000).steps()).isEqualTo(UsageRate.MOST_STEPS);
    }

    @Test
    void shouldReachItsLastStepInTimeWhateverWasUsed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            UsageDays days = used(new Random(seed), 250);

            assertThat(UsageRate.of(days, days.newest() + UsageRate.MOVES_FOR_DAYS)
                            .steps())
                    .as("seed %d", seed)
                    .isEqualTo(UsageRate.MOST_STEPS);
        }
    }

    /** The definition, without what is added up by the week. */
    @Test
    void shouldBeTheWeightedMeansOfTheDaysWhereAllOfThemAreKept() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            long[] counts = new long[1 + random.nextInt(UsageDays.DAYS)];
            UsageDays days = UsageDays.NONE;
            for (int day = 0; day < counts.length; day++) {
                counts[day] = day == 0 || random.nextInt(3) == 0 ? 1 + random.nextInt(50) : 0;
                days = counts[day] == 0 ? days : days.with(FIRST + day, counts[day]);
            }
            int today = FIRST + counts.length + random.nextInt(20);
            int last = Math.min(today, days.newest() + UsageRate.MOVES_FOR_DAYS) - 1;

            UsageRate rate = UsageRate.of(days, today);

            assertThat(rate.lately()).as("seed %d", seed).isCloseTo(mean(counts, last - FIRST, 7), within(1e-9));
            assertThat(rate.usual()).as("seed %d", seed).isCloseTo(mean(counts, last - FIRST, 56), within(1e-9));
        }
    }

    @Test
    void shouldKnowNothingBeforeADayIsOver() {
        assertThat(UsageRate.of(UsageDays.NONE, FIRST)).isEqualTo(new UsageRate(0, 0));
        assertThat(UsageRate.of(UsageDays.NONE.with(FIRST, 5), FIRST).steps()).isZero();
        assertThat(UsageRate.of(UsageDays.NONE.with(FIRST, 5), FIRST - 400).steps())
                .isZero();
    }

    @Test
    void shouldKeepTheSameInEveryOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int[] at = random.ints(40, FIRST, FIRST + 400).toArray();
            UsageDays inOrder = UsageDays.NONE;
            for (int day : at) {
                inOrder = inOrder.with(day, 1 + day % 7);
            }
            UsageDays reversed = UsageDays.NONE;
            for (int i = at.length - 1; i >= 0; i--) {
                reversed = reversed.with(at[i], 1 + at[i] % 7);
            }

            assertThat(reversed).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    private static UsageDays used(Random random, int over) {
        UsageDays days = UsageDays.NONE;
        for (int day = FIRST; day < FIRST + over; day++) {
            days = random.nextInt(4) == 0 ? days.with(day, 1 + random.nextInt(100)) : days;
        }
        return days.with(FIRST + over, random.nextInt(2) == 0 ? 1 : 10_000);
    }

    private static double mean(long[] counts, int last, double half) {
        double sum = 0;
        double weights = 0;
        for (int day = 0; day <= last; day++) {
            double weight = Math.pow(2, -(last - day) / half);
            sum += day < counts.length ? weight * counts[day] : 0;
            weights += weight;
        }
        return sum / weights;
    }
}
