package dev.tidewatch.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageTrendTest {

    private static final int SEEDS = 300;
    private static final int FIRST = 20_000;

    @Test
    void shouldSayWhatTheSumsOfAllDaysSay() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            long[] all = new long[100];
            UsageDays days = UsageDays.NONE;
            int newest = 0;
            for (int use = 0; use < 60; use++) {
                int day = Math.min(99, Math.max(0, newest - random.nextInt(30) + random.nextInt(33)));
                newest = Math.max(newest, day);
                long count = 1L + random.nextInt(9);
                days = days.with(FIRST + day, count);
                all[day] += count;
            }
            UsageTrend trend = UsageTrend.of(days, FIRST + newest + 1);

            assertThat(trend.recent()).as("seed %d", seed).isEqualTo(sum(all, newest - 6, newest));
            assertThat(trend.before()).as("seed %d", seed).isEqualTo(sum(all, newest - 34, newest - 7));
        }
    }

    @Test
    void shouldBeTheShortfallInQuarters() {
        assertThat(new UsageTrend(100, 400, 28).dropQuarters()).isZero();
        assertThat(new UsageTrend(76, 400, 28).dropQuarters()).isZero();
        assertThat(new UsageTrend(75, 400, 28).dropQuarters()).isEqualTo(1);
        assertThat(new UsageTrend(1, 400, 28).dropQuarters()).isEqualTo(3);
        assertThat(new UsageTrend(0, 400, 28).dropQuarters()).isEqualTo(4);
        assertThat(new UsageTrend(900, 400, 28).dropQuarters()).isZero();
    }

    @Test
    void shouldNotKnowTheTrendOfWhoIsNoRegularUser() {
        assertThat(new UsageTrend(0, 400, 2).dropQuarters()).isEqualTo(Outlook.UNKNOWN);
        assertThat(UsageTrend.of(UsageDays.NONE, FIRST).dropQuarters()).isEqualTo(Outlook.UNKNOWN);
    }

    @Test
    void shouldStandStillDuringSilence() {
        UsageDays days = UsageDays.NONE;
        for (int day = 0; day < 30; day++) {
            days = days.with(FIRST + day, 5);
        }

        assertThat(UsageTrend.of(days, FIRST + 29 + 15).dropQuarters()).isEqualTo(4);
        assertThat(UsageTrend.of(days, FIRST + 29 + 400).dropQuarters()).isEqualTo(4);
    }

    @Test
    void shouldNotOverflow() {
        UsageDays days = UsageDays.NONE;
        for (int day = 0; day < 36; day++) {
            days = days.with(FIRST + day, Long.MAX_VALUE).with(FIRST + day, Long.MAX_VALUE);
        }

        assertThat(UsageTrend.of(days, FIRST + 36).dropQuarters()).isZero();
    }

    private static long sum(long[] all, int first, int last) {
        long sum = 0;
        for (int day = Math.max(0, first); day <= last; day++) {
            sum += all[day];
        }
        return sum;
    }
}
