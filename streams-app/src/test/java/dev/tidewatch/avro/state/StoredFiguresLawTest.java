package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stored figure is found by the ids that were ever given out, not by where it stands in memory. */
class StoredFiguresLawTest {

    private static final Path IDS = Path.of("src", "test", "resources", "figure-ids.txt");

    /** The first eight: {@code ~(pair * 8 + window)}. */
    private static final int WINDOWS = 8;

    /** In the order of their ids. */
    private static final List<String> MEASURES = names("measure", 21);

    private static final List<String> PAIRS = names("pair", 15);
    private static final List<String> WINDOW_NAMES = names("window", 8);

    /** Some component and its amount. */
    private record Stored(int component, long amount) {}

    @Test
    void shouldStoreEachFigureUnderItsIds() {
        Law.of(StoredFiguresLawTest::figures, StoredFiguresLawTest::areStoredByName)
                .holdsForEverySeed();
    }

    private static List<Stored> figures(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int components = MEASURES.size() + PAIRS.size() * WINDOW_NAMES.size();
        return random.ints(8, 0, components)
                .distinct()
                .mapToObj(component -> new Stored(component, random.nextLong(1, 1_000_000)))
                .toList();
    }

    private static void areStoredByName(long seed, List<Stored> figures) {
        Map<Integer, Long> expected = new TreeMap<>();
        figures.forEach(figure -> expected.put(id(figure.component()), figure.amount()));

        Map<Integer, Long> stored = new TreeMap<>();
        FigureMapping.toAvro(0, vector(figures))
                .getComponents()
                .forEach(component -> stored.put(component.getId(), component.getAmount()));

        assertThat(stored).isEqualTo(expected);
    }

    /** By name: what the order of the constants is does not matter. */
    private static FigureVector vector(List<Stored> figures) {
        long[] components = new long[FigureVector.SIZE];
        for (Stored figure : figures) {
            int pair = figure.component() - MEASURES.size();
            int index = pair < 0
                    ? Measure.valueOf(MEASURES.get(figure.component())).index()
                    : PairMeasure.valueOf(PAIRS.get(pair % PAIRS.size()))
                            .of(Window.valueOf(WINDOW_NAMES.get(pair / PAIRS.size())));
            components[index] = figure.amount();
        }
        return FigureVector.of(components);
    }

    private static int id(int component) {
        int pair = component - MEASURES.size();
        return pair < 0 ? component : ~(pair % PAIRS.size() * WINDOWS + pair / PAIRS.size());
    }

    /** @param first so many of them */
    private static List<String> names(String kind, int first) {
        try {
            List<String[]> lines = Files.readAllLines(IDS).stream()
                    .map(line -> line.split(" "))
                    .filter(line -> line[0].equals(kind))
                    .toList();
            return IntStream.range(0, first)
                    .mapToObj(id -> lines.stream()
                            .filter(line -> line[1].equals(Integer.toString(id)))
                            .findFirst()
                            .orElseThrow()[2])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
