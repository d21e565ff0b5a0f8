package dev.tidewatch.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedRecordsTest {

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 2_000, 1})
    void shouldBeInOrderWhenManyOrFewFitInMemory(int runBytes) throws IOException {
        Random random = new Random(7);
        List<long[]> added = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (SortedRecords sorted = new SortedRecords(runBytes)) {
            for (int i = 0; i < 500; i++) {
                long[] entry = {random.nextInt(50), random.nextInt(3), i};
                added.add(entry);
                sorted.add(entry[0], entry[1], (i + "\n").getBytes(StandardCharsets.UTF_8));
            }
            sorted.writeTo(out);
        }

        added.sort(Comparator.<long[]>comparingLong(entry -> entry[0])
                .thenComparingLong(entry -> entry[1])
                .thenComparingLong(entry -> entry[2]));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(
                        added.stream().map(entry -> Long.toString(entry[2])).toList());
    }
}
