package dev.tidewatch.domain.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.difference.DifferenceCalculus;
import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.MarkdownTables;
import dev.tidewatch.domain.testing.Notation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cohorts of docs/formulas.md come of its customers. */
class CohortsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "formulas.md");
    private static final List<String> CUSTOMERS =
            List.of("customer", "03-02 12:00", "04-10 12:00", "04-20 12:00", "05-05 12:00");
    private static final Instant AS_OF = Notation.instant("05-10 12:00");

    @Test
    void shouldFollowTheCustomersOfThePage() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        DifferenceCalculus calculus = new DifferenceCalculus(Profile.TIDEWATCH);
        Differences sum = new Differences();
        MarkdownTables.under(page, CUSTOMERS.toArray(String[]::new))
                .get(0)
                .forEach(customer -> calculus.add(CustomerHistory.EMPTY, history(customer), sum));
        MetricsInMemory metrics = new MetricsInMemory(Profile.TIDEWATCH, Rates.NONE);
        metrics.take(sum);
        metrics.publish(AS_OF);

        List<List<String>> rows = metrics.cohortRows().entrySet().stream()
                .filter(row -> row.getKey().startsWith("all|"))
                .map(row -> told(row.getValue()))
                .toList();
        assertThat(rows)
                .isEqualTo(MarkdownTables.under(
                                page,
                                "cohort",
                                "offset",
                                "as of",
                                "customers at start",
                                "MRR at start",
                                "customers",
                                "MRR",
                                "final")
                        .get(0));
    }

    private static CustomerHistory history(List<String> cells) {
        LedgerDriver ledger = LedgerDriver.aLedger();
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                ledger.accept(Notation.snapshot("evt_" + i, Notation.instant(CUSTOMERS.get(i)), cells.get(i)));
            }
        }
        return ledger.history().current();
    }

    private static List<String> told(CohortRow row) {
        CohortCounts counts = row.counts();
        return List.of(
                row.cohort().name(),
                String.valueOf(row.offset()),
                LocalDate.ofEpochDay(row.asOfDay()).toString(),
                String.valueOf(counts.customersStart()),
                units(counts.mrrStart()),
                String.valueOf(counts.customers()),
                units(counts.mrr()),
                String.valueOf(row.isFinal()));
    }

    private static String units(long micros) {
        return BigDecimal.valueOf(micros).movePointLeft(6).setScale(0).toPlainString();
    }
}
