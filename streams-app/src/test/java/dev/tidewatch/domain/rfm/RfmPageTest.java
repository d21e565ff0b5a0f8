package dev.tidewatch.domain.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.MarkdownTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ranks the customers of the examples in docs/formulas.md. */
class RfmPageTest {

    @Test
    void shouldScoreWhatThePageSays() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "formulas.md"));
        List<List<List<String>>> tables =
                MarkdownTables.under(page, "paid (day, invoices, amount)", "recency", "frequency", "monetary");

        assertThat(tables).hasSize(2);
        for (List<List<String>> table : tables) {
            List<Paid> all = table.stream().map(row -> paid(row.get(0))).toList();
            RfmScale scale = new RfmScale(
                    quintiles(all, Dimension.RECENCY),
                    quintiles(all, Dimension.FREQUENCY),
                    quintiles(all, Dimension.MONETARY));
            for (List<String> row : table) {
                Rfm rfm = scale.of(paid(row.get(0)));
                assertThat(List.of("" + rfm.recency(), "" + rfm.frequency(), "" + rfm.monetary()))
                        .as("%s", row)
                        .isEqualTo(row.subList(1, 4));
            }
        }
    }

    private static Quintiles quintiles(List<Paid> all, Dimension dimension) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        all.forEach(paid -> counts.merge(paid.value(dimension), 1L, Long::sum));
        return Quintiles.exact(counts, dimension);
    }

    private static Paid paid(String cell) {
        String[] parts = cell.split(" ", -1);
        int day = Math.toIntExact(LocalDate.parse("2026-" + parts[0]).toEpochDay());
        long hundredths = new BigDecimal(parts[2]).movePointRight(2).longValueExact();
        return new Paid(day, Long.parseLong(parts[1]), hundredths);
    }
}
