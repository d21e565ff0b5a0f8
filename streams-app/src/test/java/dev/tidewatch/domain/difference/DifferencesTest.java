package dev.tidewatch.domain.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Segment PRO = new Segment(Segment.PLAN, "pro");
    private static final int MRR = Measure.MRR.index();
    private static final int CUSTOMERS = Measure.CUSTOMERS.index();

    private final Differences differences = new Differences();

    @Test
    void shouldHandOverSumsInOrderWithoutThoseThatCameToNothing() {
        differences.add(PRO, 8, MRR, 5);
        differences.add(Segment.ALL, 9, MRR, 3);
        differences.add(Segment.ALL, 7, MRR, 1);
        differences.add(Segment.ALL, 9, MRR, 4);
        differences.add(PRO, 8, MRR, -5);

        assertThat(drained()).containsExactly("all 7 1", "all 9 7");
        assertThat(drained()).isEmpty();
    }

    @Test
    void shouldCountWhatItHoldsByComponentsWhenOneDayHasMany() {
        differences.add(PRO, 8, MRR, 5);
        differences.add(PRO, 8, CUSTOMERS, 1);
        differences.add(PRO, 8, MRR, 5);
        differences.add(PRO, 9, MRR, 5);
        assertThat(differences.size()).isEqualTo(3);

        drained();

        assertThat(differences.size()).isZero();
    }

    @Test
    void shouldTakeBackWhatWasAddedSinceTheMarkAlone() {
        Slice slice = new Slice(SliceMeasure.MRR_IN_CURRENCY, "one");
        differences.add(PRO, 8, MRR, 5);
        differences.mark();
        differences.add(PRO, 8, MRR, 2);
        differences.add(PRO, 8, slice, 2);
        differences.add(Segment.ALL, 9, CUSTOMERS, 1);

        differences.takeBack();

        assertThat(drained()).containsExactly(PRO.key() + " 8 5");
    }

    @Test
    void shouldHandOverEachDayOnceInOrderWhenThereAreManyOnBothSidesOf1970() {
        List<String> expected = new ArrayList<>();
        for (int day = -500; day < 500; day++) {
            expected.add(PRO.key() + " " + 7 * day + " " + (1000 + day));
        }
        for (int i = 0; i < 1_000; i++) {
            int day = (i * 389) % 1_000 - 500; // 389 and 1,000 have no divisor in common: each day comes once
            differences.add(PRO, 7 * day, MRR, 1_000 + day);
        }

        assertThat(drained()).isEqualTo(expected);
    }

    @Test
    void shouldTakeBackMoreThanItHadRoomForAtFirst() {
        differences.mark();
        for (int i = 0; i < 200; i++) {
            differences.add(PRO, i % 50, MRR, i);
        }

        differences.takeBack();

        assertThat(drained()).isEmpty();
    }

    private List<String> drained() {
        List<String> drained = new ArrayList<>();
        differences.drainTo(
                (segment, day, vector) -> drained.add(segment.key() + " " + day + " " + vector.get(Measure.MRR)));
        return drained;
    }
}
