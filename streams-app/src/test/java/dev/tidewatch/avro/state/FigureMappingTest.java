package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.state.DayRelease;
import dev.tidewatch.state.FigureComponent;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FigureMappingTest {

    private static final int MRR = 1;
    private static final int DAY = 20_000;

    @Test
    void shouldGiveBackWhatItWrote() {
        FigureVector vector = vector(Map.of("AAA", 1L, "EUR", -2L, "ZZZ", 3L));

        assertThat(FigureMapping.toDomain(FigureMapping.toAvro(DAY, vector))).isEqualTo(vector);
    }

    @Test
    void shouldWriteNothingThatCameToNothing() {
        FigureVector vector = vector(Map.of("EUR", 5L)).minus(vector(Map.of("EUR", 5L)));

        DayRelease release = FigureMapping.toAvro(DAY, vector);

        assertThat(vector.isZero()).isTrue();
        assertThat(release.getComponents()).isEmpty();
        assertThat(release.getSlices()).isEmpty();
    }

    @Test
    void shouldWriteOnlyWhatIsNotNothing() {
        assertThat(FigureMapping.toAvro(DAY, vector(Map.of())).getComponents())
                .containsExactly(new FigureComponent(MRR, 7L));
    }

    private static FigureVector vector(Map<String, Long> natives) {
        long[] components = new long[FigureVector.SIZE];
        components[MRR] = 7;
        SortedMap<Slice, Long> slices = new TreeMap<>();
        natives.forEach((currency, micros) -> slices.put(new Slice(SliceMeasure.MRR_IN_CURRENCY, currency), micros));
        return FigureVector.of(components, slices);
    }
}
