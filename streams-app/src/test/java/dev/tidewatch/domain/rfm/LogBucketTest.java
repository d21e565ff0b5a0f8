package dev.tidewatch.domain.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogBucketTest {

    @Test
    void shouldKeepSmallNumbersApart() {
        assertThat(LongStream.range(0, 34).mapToObj(LogBucket::of).distinct()).hasSize(33);
        assertThat(LogBucket.of(32)).isEqualTo(LogBucket.of(33));
    }

    @Test
    void shouldGrowWithTheNumber() {
        int last = LogBucket.of(0);
        for (long number = 1; number > 0 && number < Long.MAX_VALUE / 3; number += 1 + number / 40) {
            int bucket = LogBucket.of(number);
            assertThat(bucket).as("%d", number).isBetween(last, last + 1);
            last = bucket;
        }
        assertThat(LogBucket.of(Long.MAX_VALUE)).isGreaterThan(last).isLessThan(1_000);
    }

    @Test
    void shouldBeginWhereTheNumberBeforeIsInAnother() {
        for (int bucket = 1; bucket < LogBucket.of(Long.MAX_VALUE); bucket++) {
            long lowest = LogBucket.lowest(bucket);

            assertThat(LogBucket.of(lowest)).as("%d", bucket).isEqualTo(bucket);
            assertThat(LogBucket.of(lowest - 1)).as("%d", bucket).isEqualTo(bucket - 1);
        }
        assertThat(LogBucket.lowest(0)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldTakeADebtForNothing() {
        assertThat(LogBucket.of(-5)).isZero();
    }
}
