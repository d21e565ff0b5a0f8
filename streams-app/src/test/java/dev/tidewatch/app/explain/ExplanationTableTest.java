package dev.tidewatch.app.explain;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.RetentionMetrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExplanationTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private final RetentionMetrics row = Published.row(Segment.ALL, Window.P30D, DAY);
    private final Outputs outputs = new InMemory(
            row,
            List.of(
                    Published.of("acorn", aLedger().with(worth(0, "29")), Profile.TIDEWATCH),
                    Published.of(
                            "birch",
                            aLedger().with(worth(0, "75"), worth(4, "135"), worth(2, "100")),
                            Profile.TIDEWATCH),
                    Published.of("cedar", aLedger().with(worth(1, "99")), Profile.TIDEWATCH)));

    @Test
    void shouldListMovementsUnderTheirCustomersAndEndWithTheSum() {
        row.setExpansionMrr(units("60"));

        assertThat(printed(Figure.EXPANSION_MRR, 20, false))
                .containsExactly(
                        "expansionMrr of all over P30D: from the end of 2026-02-08 to the end of 2026-03-10",
                        "",
                        "expansionMrr: MRR gained by the EXPANSION movements in the window.",
                        "share  customer  movement   at                    amount   before  after",
                        "   25  birch     EXPANSION  2026-03-04T12:00:00Z  +25 USD  75      100",
                        "         birch|2026-03-04T12:00:00.000Z|USD; by snapshot of day 2",
                        "   35            EXPANSION  2026-03-06T12:00:00Z  +35 USD  100     135",
                        "         birch|2026-03-06T12:00:00.000Z|USD; by snapshot of day 4; corrected once",
                        "",
                        "sum 60; published 60 (revision 0, as of 2026-05-02T00:00:00Z): equal");
    }

    @Test
    void shouldShowEachRevisionWhenAskedForHistory() {
        row.setExpansionMrr(units("60"));

        assertThat(printed(Figure.EXPANSION_MRR, 20, true))
                .contains(
                        "           revision 0, published 2026-05-01T10:00:01Z: EXPANSION +60 USD by snapshot of day 4")
                .contains(
                        "           revision 1, published 2026-05-01T10:00:03Z: EXPANSION +35 USD by snapshot of day 4");
    }

    @Test
    void shouldSayWhatThoseNotShownMakeTogether() {
        row.setCustomers(3L);

        List<String> lines = printed(Figure.CUSTOMERS, 1, false);

        assertThat(lines)
                .contains("    1  acorn     NEW              2026-03-02T12:00:00Z  +29 USD  0         29")
                .contains("and 2 more, together 2")
                .last()
                .isEqualTo("sum 3; published 3 (revision 0, as of 2026-05-02T00:00:00Z): equal");
    }

    @Test
    void shouldExplainBothPartsOfAQuotient() {
        row.setQuickRatio(null);
        row.setArpa(new BigDecimal("87.666667"));

        assertThat(printed(RatioFigure.ARPA, 1, false))
                .contains("mrr: MRR at the end of day, or now when live.", "and 2 more, together 128")
                .contains("customers: Customers with MRR at the end of day, or now when live.")
                .last()
                .isEqualTo("arpa = mrr 263 / customers 3 = 87.666667;"
                        + " published 87.666667 (revision 0, as of 2026-05-02T00:00:00Z): equal");
        assertThat(printed(RatioFigure.NET_MRR_CHURN_RATE, 1, false))
                .contains("nobody")
                .last()
                .isEqualTo("netMrrChurnRate = (churnMrr 0 + contractionMrr 0 - expansionMrr 60 - reactivationMrr 0)"
                        + " / mrrStart 0 = -; published - (revision 0, as of 2026-05-02T00:00:00Z): equal");
    }

    @Test
    void shouldListWhoChangedMostWhenARetentionIsExplained() {
        Outputs large = new InMemory(
                row,
                List.of(
                        Published.of("large", aLedger().with(worth(-40, "900")), Profile.TIDEWATCH),
                        Published.of("small", aLedger().with(worth(-40, "20"), worth(3, "50")), Profile.TIDEWATCH)));
        row.setNrr(new BigDecimal("1.032609"));

        List<String> lines = printed(RatioFigure.NRR, 1, large);

        assertThat(lines)
                .contains("   50  small     EXPANSION        2026-03-05T12:00:00Z  +30 USD  20        50")
                .contains("and 1 more, together 900")
                .noneMatch(line -> line.contains("  large  "))
                .last()
                .asString()
                .startsWith("nrr = retainedMrr 950 / mrrStart 920 = 1.032609;");
    }

    @Test
    void shouldSaySoWhenTheSumIsNotThePublishedNumber() {
        row.setMrr(units("263.000001"));

        assertThat(printed(Figure.MRR, 20, false))
                .last()
                .isEqualTo("sum 263; published 263.000001 (revision 0, as of 2026-05-02T00:00:00Z): DIFFERENT");
    }

    private List<String> printed(Metric metric, int most, boolean history) {
        return printed(Explained.of(new Question(metric, Segment.ALL, Window.P30D, DAY), outputs, most), history);
    }

    private static List<String> printed(Metric metric, int most, Outputs outputs) {
        return printed(Explained.of(new Question(metric, Segment.ALL, Window.P30D, DAY), outputs, most), false);
    }

    private static List<String> printed(Explained explained, boolean history) {
        StringWriter text = new StringWriter();
        new ExplanationTable(explained, history, new PrintWriter(text)).print();
        return text.toString().lines().toList();
    }

    private static Snapshot worth(int day, String price) {
        return aSnapshot("day " + day)
                .at(NOON.plus(Duration.ofDays(day)))
                .on(monthly(price))
                .build();
    }

    private static BigDecimal units(String amount) {
        return new BigDecimal(amount).setScale(6);
    }

    private record InMemory(RetentionMetrics row, List<CustomerMovements> movements) implements Outputs {

        @Override
        public void rows(RowReceiver receiver) {
            receiver.row("all|P30D|" + DAY, () -> new PublishedRow(row, MovementsTold.ALL));
        }

        @Override
        public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
            movements.forEach(receiver);
        }

        @Override
        public boolean areLive() {
            return false;
        }

        @Override
        public void close() {}
    }
}
