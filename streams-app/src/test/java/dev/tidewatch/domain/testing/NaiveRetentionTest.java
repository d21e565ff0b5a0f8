package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.NaiveCompany.cancelled;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures of the whole company, computed by hand. */
class NaiveRetentionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private static final List<String> WINDOWS = List.of("P1D", "P7D", "P30D", "P90D", "P365D", "MTD", "QTD", "YTD");

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    @Test
    void shouldStateMrrChurnGrossAndNet() {
        company.with(on("02-10", monthly("10")), cancelled("03-10"))
                .with(on("02-10", monthly("20")), on("03-10", monthly("10")))
                .with(on("02-10", monthly("20")), on("03-10", monthly("30")))
                .with(on("02-10", monthly("50")));

        NaiveFigures figures = all("P30D");

        assertThat(figures.mrrStart()).isEqualTo("100.000000");
        assertThat(figures.mrr()).isEqualTo("90.000000");
        assertThat(figures.arr()).isEqualTo("1080.000000");
        assertThat(figures.grossMrrChurnRate()).isEqualTo("0.200000");
        assertThat(figures.netMrrChurnRate()).isEqualTo("0.100000");
        assertThat(figures.grr()).isEqualTo("0.800000");
        assertThat(figures.nrr()).isEqualTo("0.900000");
        assertThat(figures.arpa()).isEqualTo("30.000000");
    }

    @Test
    void shouldCountWhoLeftAsEachSchoolDoes() {
        company.with(89, on("02-10", monthly("10")))
                .with(10, on("02-10", monthly("10")), cancelled("03-10"))
                .with(on("02-10", monthly("10")), cancelled("03-10"), on("03-20", monthly("10")))
                .with(on("03-05", monthly("10")), cancelled("03-10"));

        NaiveFigures figures = all("P30D");

        assertThat(figures.customersStart()).isEqualTo(100);
        assertThat(List.of(figures.newCount(), figures.churnCount(), figures.reactivationCount()))
                .containsExactly(1L, 12L, 1L);
        assertThat(figures.lost()).isEqualTo(10);
        assertThat(figures.customerChurnRateChartmogul()).isEqualTo("0.100000");
        assertThat(figures.customerChurnRateStripe()).isEqualTo("0.118812");
        assertThat(figures.customerChurnRateBaremetrics()).isEqualTo("0.120000");
        assertThat(figures.crr()).isEqualTo("0.900000");
    }

    @Test
    void shouldWeighGrowthAgainstLoss() {
        company.with(on("03-10", monthly("20000")))
                .with(on("02-10", monthly("1000")), on("03-10", monthly("9000")))
                .with(on("02-10", monthly("5000")), cancelled("03-10"))
                .with(on("02-10", monthly("4000")), on("03-10", monthly("1000")));

        NaiveFigures figures = all("P30D");

        assertThat(figures.quickRatio()).isEqualTo("3.500000");
        assertThat(figures.expansionShare()).isEqualTo("0.285714");
    }

    @Test
    void shouldGainWhoReturnsFromBeforeTheWindow() {
        company.with(on("02-10", monthly("10")), cancelled("02-20"), on("03-10", monthly("15")))
                .with(on("02-10", monthly("40")));

        NaiveFigures figures = all("P30D");

        assertThat(List.of(figures.customersStart(), figures.customers(), figures.gained(), figures.lost()))
                .containsExactly(1L, 2L, 1L, 0L);
        assertThat(figures.reactivationMrr()).isEqualTo("15.000000");
        assertThat(figures.crr()).isEqualTo("1.000000");
        assertThat(figures.nrr()).isEqualTo("1.000000");
        assertThat(figures.netMrrChurnRate()).isEqualTo("-0.375000");
    }

    @Test
    void shouldKnowNoRatioWhenNothingIsThere() {
        NaiveFigures figures = all("P30D");

        assertThat(figures.mrr()).isEqualTo("0.000000");
        assertThat(figures.customerChurnRateChartmogul()).isNull();
        assertThat(figures.customerChurnRateStripe()).isNull();
        assertThat(figures.customerChurnRateBaremetrics()).isNull();
        assertThat(figures.crr()).isNull();
        assertThat(figures.grossMrrChurnRate()).isNull();
        assertThat(figures.netMrrChurnRate()).isNull();
        assertThat(figures.nrr()).isNull();
        assertThat(figures.grr()).isNull();
        assertThat(figures.quickRatio()).isNull();
        assertThat(figures.expansionShare()).isNull();
        assertThat(figures.arpa()).isNull();
    }

    @Test
    void shouldCountFromTheEndOfTheDayBeforeTheWindow() {
        company.with(on("01-01 00:00", monthly("1")))
                .with(on("03-01 00:00", monthly("10")))
                .with(on("03-24 23:59", monthly("100")))
                .with(on("03-25 00:00", monthly("1000")))
                .with(on("03-31 23:59", monthly("10000")))
                .with(on("04-01 00:00", monthly("100000")));

        List<BigDecimal> joined = WINDOWS.stream()
                .map(window -> all(window).newMrr().stripTrailingZeros())
                .toList();

        assertThat(joined.stream().map(BigDecimal::toPlainString))
                .containsExactly("10000", "11000", "11100", "11111", "11111", "11110", "11111", "11111");
        assertThat(all("P30D").mrrStart()).isEqualTo("11.000000");
        assertThat(all("P30D").mrr()).isEqualTo("11111.000000");
    }

    @Test
    void shouldStartEveryWindowTheDayBeforeItsFirst() {
        LocalDate day = LocalDate.parse("2024-05-15");

        Stream<String> starts = WINDOWS.stream().map(window -> NaiveWindow.start(window, day) + " " + window);

        assertThat(starts)
                .containsExactly(
                        "2024-05-14 P1D",
                        "2024-05-08 P7D",
                        "2024-04-15 P30D",
                        "2024-02-15 P90D",
                        "2023-05-16 P365D",
                        "2024-04-30 MTD",
                        "2024-03-31 QTD",
                        "2023-12-31 YTD");
    }

    @Test
    void shouldDateAllOfAMovementAtItsFirstStep() {
        company.with(on("03-30 23:50", monthly("10")), on("03-31 00:20", monthly("30")));

        NaiveFigures before = company.retention().figures("all", "P1D", DAY.minusDays(1));
        NaiveFigures after = all("P1D");

        assertThat(before.newMrr()).isEqualTo("30.000000");
        assertThat(before.mrr()).isEqualTo("30.000000");
        assertThat(after.mrrStart()).isEqualTo("30.000000");
        assertThat(after.expansionCount()).isZero();
    }

    @Test
    void shouldReadDaysInTheZoneOfTheProfile() {
        NaiveCompany american = new NaiveCompany(Profiles.in(ZoneId.of("America/New_York")))
                .with(on("04-01 03:59", monthly("10")))
                .with(on("04-01 04:00", monthly("20")));

        NaiveFigures figures = american.retention().figures("all", "P1D", DAY);

        assertThat(figures.newMrr()).isEqualTo("10.000000");
        assertThat(american.retention().segments()).contains("cohort=2026-03", "cohort=2026-04");
        assertThat(american.retention().firstDay("cohort=2026-04")).hasToString("Optional[2026-04-01]");
    }

    @Test
    void shouldLeaveOutWhatIsInAnotherCurrency() {
        company.with(
                        on("03-05", monthly("10").in("EUR")),
                        on("03-10", monthly("10").in("EUR"), monthly("70").plan("team")))
                .with(on("03-10", monthly("20")));

        NaiveFigures figures = all("P30D");

        assertThat(figures.customersWithoutRate()).isEqualTo(1);
        assertThat(figures.mrr()).isEqualTo("90.000000");
        assertThat(List.of(figures.customers(), figures.gained(), figures.newCount(), figures.expansionCount()))
                .containsExactly(2L, 2L, 1L, 1L);
        assertThat(company.retention().figures("cohort=2026-03", "P30D", DAY)).isEqualTo(figures);
        assertThat(company.retention().figures("plan=pro", "P30D", DAY).customersWithoutRate())
                .isZero();
        assertThat(company.retention().segments())
                .containsExactly(
                        "all",
                        "cohort=2026-03",
                        "currency=EUR",
                        "currency=USD",
                        "interval=P1M",
                        "plan=pro",
                        "plan=team");
        assertThat(company.retention().firstDay("all")).hasToString("Optional[2026-03-05]");
        assertThat(company.retention().firstDay("currency=EUR")).hasToString("Optional[2026-03-05]");
        assertThat(company.retention().firstDay("currency=USD")).hasToString("Optional[2026-03-10]");
    }

    private NaiveFigures all(String window) {
        return company.retention().figures("all", window, DAY);
    }
}
