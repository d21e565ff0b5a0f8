package dev.tidewatch.domain.vector.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureLayoutTest {

    /** What was ever stored: a line is added for one more, none is changed or taken away. */
    private static final Path IDS = Path.of("src", "test", "resources", "figure-ids.txt");

    /** Behind it Avro takes a second byte. */
    private static final int ONE_BYTE = 64;

    @Test
    void shouldKeepEveryIdThatWasEverStored() throws IOException {
        assertThat(FigureLayout.declared()).containsExactlyInAnyOrderElementsOf(Files.readAllLines(IDS));
    }

    @Test
    void shouldGiveEveryComponentANumberOfItsOwn() {
        assertThat(IntStream.range(0, FigureVector.SIZE).map(FigureLayout::id)).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindEveryComponentUnderItsNumber() {
        for (int index = 0; index < FigureVector.SIZE; index++) {
            assertThat(FigureLayout.index(FigureLayout.id(index))).isEqualTo(index);
        }
    }

    @Test
    void shouldTakeOneByteForWhatIsStoredMost() {
        assertThat(List.of(Measure.values()))
                .allSatisfy(
                        measure -> assertThat(FigureLayout.id(measure.index())).isBetween(0, ONE_BYTE - 1));
        for (PairMeasure pair : List.of(PairMeasure.values()).subList(0, 8)) {
            assertThat(List.of(Window.values()))
                    .allSatisfy(window ->
                            assertThat(FigureLayout.id(pair.of(window))).isBetween(-ONE_BYTE, -1));
        }
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        for (int number : new int[] {21, 63, 1_000, -121, -2_000}) {
            assertThatThrownBy(() -> FigureLayout.index(number))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("figure " + number, "a newer build wrote it");
        }
        assertThatThrownBy(() -> FigureLayout.slice(16)).hasMessageContaining("slice 16");
    }
}
