package dev.tidewatch.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.metric.FigureVector;
import dev.tidewatch.state.FigureComponent;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FigureMappingTest {

    private static final int MRR = 1;

    @Test
    void shouldGiveBackWhatItWrote() {
        FigureVector vector = vector(Map.of("AAA", 1L, "EUR", -2L, "ZZZ", 3L));

        assertThat(FigureMapping.toDomain(FigureMapping.toAvro(vector))).isEqualTo(vector);
    }

    @Test
    void shouldWriteACurrencyByItsLettersBehindAllMeasures() {
        assertThat(FigureMapping.toAvro(vector(Map.of("EUR", 5L))))
                .containsExactly(
                        new FigureComponent(MRR, 7L), new FigureComponent(100_000 + (4 * 26 + 20) * 26 + 17, 5L));
    }

    @Test
    void shouldWriteNothingOfACurrencyThatCameToNothing() {
        FigureVector vector = vector(Map.of("EUR", 5L)).minus(vector(Map.of("EUR", 5L)));

        assertThat(vector.isZero()).isTrue();
        assertThat(FigureMapping.toAvro(vector)).isEmpty();
    }

    private static FigureVector vector(Map<String, Long> natives) {
        long[] components = new long[FigureVector.SIZE];
        components[MRR] = 7;
        return FigureVector.of(components, new TreeMap<>(natives));
    }
}
