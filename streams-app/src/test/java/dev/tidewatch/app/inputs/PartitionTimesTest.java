package dev.tidewatch.app.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.inputs.PartitionTimes.Look;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PartitionTimesTest {

    private static final Instant START = Instant.parse("2026-05-20T12:00:00Z");
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final long NOTHING = -1;

    @Test
    void shouldKnowNothingOfAPartitionThatWasNeverUsed() {
        PartitionTimes times = PartitionTimes.first(look(0, 0, NOTHING), SKEW).after(look(2, 0, NOTHING), SKEW);

        assertThat(times.newest()).isNull();
        assertThat(times.grewAt()).isNull();
    }

    @Test
    void shouldKnowWhenItGrewOnlyWhenItSawIt() {
        long old = START.minus(Duration.ofDays(9)).toEpochMilli();
        PartitionTimes first = PartitionTimes.first(look(0, 7, old), SKEW);

        assertThat(first.grewAt()).isNull();
        assertThat(first.newest()).isEqualTo(START.minus(Duration.ofDays(9)));

        PartitionTimes second = first.after(look(2, 8, old), SKEW).after(look(4, 8, old), SKEW);

        assertThat(second.grewAt()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void shouldGoByArrivalWhenTheNewestRecordIsFromTheFuture() {
        long future = START.plus(Duration.ofDays(400)).toEpochMilli();
        PartitionTimes first = PartitionTimes.first(look(0, 7, future), SKEW);

        assertThat(first.newest()).isEqualTo(START);
        assertThat(first.after(look(60, 7, future), SKEW).newest()).isEqualTo(START);
        assertThat(first.after(look(60, 8, future), SKEW).newest()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void shouldGoByArrivalWhenNobodyDatedTheRecords() {
        assertThat(PartitionTimes.first(look(0, 7, 0), SKEW).newest()).isEqualTo(START);
    }

    @Test
    void shouldNotTakeAPartitionForUsedWhoseRecordsWereDeleted() {
        PartitionTimes times = PartitionTimes.first(look(0, 7, NOTHING), SKEW);

        assertThat(times.newest()).isNull();
        assertThat(times.arrival()).isEqualTo(START);
    }

    private static Look look(long second, long end, long largest) {
        return new Look(START.plusSeconds(second), end, largest);
    }
}
