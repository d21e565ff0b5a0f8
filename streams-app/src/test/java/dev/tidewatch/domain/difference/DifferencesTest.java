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

    private List<String> drained() {
        List<String> drained = new ArrayList<>();
        differences.drainTo(
                (segment, day, vector) -> drained.add(segment.key() + " " + day + " " + vector.get(Measure.MRR)));
        return drained;
    }
}
