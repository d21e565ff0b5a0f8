package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures beside those of movements, computed by hand. */
class FiguresTest {

    private final Path directory;

    FiguresTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldSplitChurnAndCountCustomersOnce() throws IOException {
        Story one = new Story("one")
                .at("02-10 12:00", "10 a month + 20 a month")
                .at("03-05 12:00", "40 a month + 20 a month")
                .at("03-06 12:00", "50 a month + 20 a month")
                .at("03-10 12:00", "canceled; because requested");
        Story two = new Story("two")
                .at("02-10 12:00", "5 a month")
                .at("03-10 12:00", "canceled")
                .at("03-20 12:00", "5 a month")
                .at("03-28 12:00", "unpaid; 5 a month");
        try (Batch batch = batch(one, two)) {
            assertThat(figures(batch, "all|P30D|2026-03-31"))
                    .containsEntry("expandedCustomers", "1")
                    .containsEntry("churnedCustomers", "2")
                    .containsEntry("reactivatedCustomers", "1")
                    .containsEntry("contractedCustomers", "0")
                    .containsEntry("churnCount", "3")
                    .containsEntry("churnByKind", "INVOLUNTARY 1 5.000000; UNKNOWN 1 5.000000; VOLUNTARY 1 70.000000")
                    .containsEntry("churnByReason", "REQUESTED 1 70.000000; UNKNOWN 1 5.000000; UNPAID 1 5.000000")
                    .containsEntry("churnByPlan", "plan_1 3 60.000000; plan_2 1 20.000000")
                    .containsEntry("churnByTenure", "8-30 3 80.000000");
            assertThat(figures(batch, "plan=plan_2|P30D|2026-03-31"))
                    .containsEntry("churnByPlan", "plan_2 1 20.000000")
                    .containsEntry("churnByReason", "REQUESTED 1 20.000000");
            assertThat(figures(batch, "all|P1D|2026-03-31")).containsEntry("churnByKind", null);
        }
    }

    @Test
    void shouldFollowTrials() throws IOException {
        Story converted = new Story("one")
                .at("03-01 12:00", "trialing; trial ends 03-15 12:00; 10 a month")
                .at("03-22 12:00", "10 a month");
        Story late = new Story("two")
                .at("03-01 12:00", "trialing; trial ends 03-15 12:00; 10 a month")
                .at("03-22 12:00:00.001", "10 a month");
        Story twice = new Story("three")
                .at("03-01 12:00", "trialing; trial ends 03-08 12:00; 10 a month")
                .at("03-02 12:00", "trialing; trial ends 03-09 12:00; 10 a month + 5 a month")
                .at("03-09 12:00", "trialing; trial ends 04-09 12:00; 10 a month");
        try (Batch batch = batch(converted, late, twice)) {
            assertThat(figures(batch, "all|MTD|2026-03-31"))
                    .containsEntry("trialsStarted", "4")
                    .containsEntry("trialsStartedConverted", "1")
                    .containsEntry("trialConversionRateByStart", "250000")
                    .containsEntry("trialsEnded", "3")
                    .containsEntry("trialsConverted", "1")
                    .containsEntry("trialConversionRate", "333333");
            assertThat(figures(batch, "plan=plan_2|MTD|2026-03-31")).containsEntry("trialsStarted", "1");
            assertThat(figures(batch, "cohort=2026-03|P1D|2026-03-15")).containsEntry("trialsEnded", "2");
            assertThat(figures(batch, "all|P1D|2026-04-09")).containsEntry("trialsEnded", "1");
            assertThat(batch.rows("figure WHERE key LIKE 'all|P1D|%' ORDER BY day")
                            .get(0))
                    .containsEntry("day", "2026-03-01");
        }
    }

    @Test
    void shouldConvertOneTrialByOneConversion() throws IOException {
        Story again = new Story("again")
                .at("03-01 12:00", "trialing; trial ends 03-05 12:00; 10 a month")
                .at("03-03 12:00", "paused")
                .at("03-04 12:00", "trialing; trial ends 03-05 12:00; 10 a month")
                .at("03-06 12:00", "10 a month");
        try (Batch batch = batch(again)) {
            assertThat(figures(batch, "all|MTD|2026-03-31"))
                    .containsEntry("trialsStarted", "2")
                    .containsEntry("trialsEnded", "2")
                    .containsEntry("trialsStartedConverted", "1")
                    .containsEntry("trialsConverted", "1");
            assertThat(figures(batch, "all|P1D|2026-03-05")).containsEntry("trialsConverted", "1");
        }
    }

    @Test
    void shouldCountPurchasesWhereTheCustomerIsThatDay() throws IOException {
        Story one = new Story("one")
                .at("02-09 12:00", "pays 50")
                .at("02-10 12:00", "10 a month; sub x")
                .at("03-04 12:00", "pays 50")
                .at("03-05 12:00", "canceled; sub x")
                .at("03-05 12:00", "0 a month + 10 a month")
                .at("03-05 12:00", "pays 51")
                .at("03-20 12:00", "pays 0")
                .at("03-21 12:00", "pays 52");
        Story two = new Story("two").at("03-21 12:00", "pays 50");
        try (Batch batch = batch(one, two)) {
            assertThat(purchases(batch, "all|P90D|2026-03-31")).isEqualTo("2 1 5 500000 2500000");
            assertThat(purchases(batch, "plan=plan_1|P90D|2026-03-31")).isEqualTo("1 0 1 0 1000000");
            assertThat(purchases(batch, "plan=plan_2|P90D|2026-03-31")).isEqualTo("1 1 2 1000000 2000000");
            assertThat(purchases(batch, "cohort=2026-02|P90D|2026-03-31")).isEqualTo("1 1 4 1000000 4000000");
            assertThat(purchases(batch, "all|P30D|2026-04-03")).isEqualTo("2 1 3 500000 1500000");
            assertThat(purchases(batch, "all|P30D|2026-04-04")).isEqualTo("2 0 2 0 1000000");
            assertThat(purchases(batch, "all|MTD|2026-04-04")).isEqualTo("0 0 0 null null");
        }
    }

    @Test
    void shouldReadTheNewestAnswers() throws IOException {
        List<Integer> scores = List.of(10, 9, 9, 8, 7, 7, 8, 7, 6, 0);
        Story[] stories = IntStream.range(0, scores.size())
                .mapToObj(i -> new Story("cus_" + i).at("03-10 12:00", "NPS " + scores.get(i)))
                .toArray(Story[]::new);
        stories[0].at("03-20 12:00", "NPS 9").at("03-20 12:00", "NPS 6").at("03-10 12:00", "CSAT 4 of 5");
        stories[1].at("03-10 12:00", "CSAT 3");
        stories[2].at("03-10 12:00", "CSAT 79 of 99");
        try (Batch batch = batch(stories)) {
            assertThat(figures(batch, "all|P1D|2026-03-10"))
                    .containsEntry("nps", "10000000")
                    .containsEntry("npsResponses", "10")
                    .containsEntry("csat", "333333")
                    .containsEntry("csatResponses", "3");
            assertThat(figures(batch, "all|P30D|2026-03-31")).containsEntry("nps", "-10000000");
        }
    }

    @Test
    void shouldLastAsLongAsTheLastSixWholeMonthsLet() throws IOException {
        Story first = new Story("one").at("01-10 12:00", "10 a month").at("02-10 12:00", "canceled");
        Story second = new Story("two").at("01-10 12:00", "20 a month").at("07-31 12:00", "canceled");
        Story third = new Story("three").at("01-10 12:00", "30 a month");
        try (Batch batch = batch(first, second, third)) {
            assertThat(figures(batch, "all|P1D|2026-08-10")).containsEntry("ltv", "216000086");
            assertThat(figures(batch, "all|P1D|2026-07-31")).containsEntry("ltv", null);
            assertThat(figures(batch, "all|P1D|2026-01-10")).containsEntry("asp", "20000000");
            assertThat(figures(batch, "all|MTD|2026-02-28")).containsEntry("negativeChurn", "false");
        }
    }

    @Test
    void shouldFollowCohorts() throws IOException {
        Story one = new Story("one")
                .at("01-10 12:00", "10 a month + 20 a month")
                .at("02-10 12:00", "canceled")
                .at("04-10 12:00", "100 a month");
        Story two = new Story("two").at("03-31 12:00", "20 a month");
        try (Batch batch = batch(one, two)) {
            assertThat(cohort(batch, "all|2026-01|0")).isEqualTo("2026-01-31 1 30000000 1 30000000");
            assertThat(cohort(batch, "all|2026-01|1")).isEqualTo("2026-02-28 1 30000000 0 0");
            assertThat(cohort(batch, "all|2026-Q1|0")).isEqualTo("2026-03-31 2 50000000 1 20000000");
            assertThat(cohort(batch, "plan=plan_1|2026-01|3")).isEqualTo("2026-04-30 1 10000000 1 33333333");
            assertThat(cohort(batch, "all|2026-Q1|3")).isEqualTo("2026-12-30 2 50000000 2 120000000");
            assertThat(batch.rows("cohort_row WHERE key LIKE 'all|2026-02|%' OR key LIKE 'cohort=%'"))
                    .isEmpty();
        }
    }

    private static String cohort(Batch batch, String key) {
        return values(
                batch.only("cohort_row WHERE key = '" + key + "'"),
                "asOfDay",
                "customersStart",
                "mrrStart",
                "customers",
                "mrr");
    }

    private static String purchases(Batch batch, String key) {
        return values(
                figures(batch, key),
                "payingCustomers",
                "repeatCustomers",
                "paidInvoices",
                "repeatPurchaseRate",
                "purchaseFrequency");
    }

    private static String values(Map<String, String> row, String... names) {
        return Arrays.stream(names).map(name -> "" + row.get(name)).collect(Collectors.joining(" "));
    }

    private static Map<String, String> figures(Batch batch, String key) {
        return batch.only("figure WHERE key = '" + key + "'");
    }

    /** The last day of the year is not over. */
    private Batch batch(Story... stories) throws IOException {
        Instant clock = Instant.parse("2026-12-31T12:00:00Z");
        return Batch.of(
                directory,
                Map.of(),
                clock,
                Stream.of(stories).map(story -> story.until(clock)).toList());
    }
}
