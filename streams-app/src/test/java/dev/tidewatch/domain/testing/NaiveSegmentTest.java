package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.NaiveCompany.anActive;
import static dev.tidewatch.domain.testing.NaiveCompany.cancelled;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.IntervalUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Figures of parts of the company, computed by hand. */
class NaiveSegmentTest {

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    @Test
    void shouldRetainAllOfAPlanWhenNothingChanges() {
        company.with(on("02-10", plan("a", 50), plan("b", 50)));

        NaiveFigures a = figures("plan=a");

        assertThat(a.mrrStart()).isEqualTo("50.000000");
        assertThat(a.nrr()).isEqualTo("1.000000");
        assertThat(a.grr()).isEqualTo("1.000000");
    }

    @Test
    void shouldFollowTheStarterWhereverItGoes() {
        company.with(on("02-10", plan("a", 50), plan("b", 50)), on("03-10", plan("b", 150)));

        NaiveFigures a = figures("plan=a");
        NaiveFigures b = figures("plan=b");

        assertThat(a.nrr()).isEqualTo("1.500000");
        assertThat(a.grr()).isEqualTo("1.000000");
        assertThat(a.lost()).isZero();
        assertThat(a.customers()).isZero();
        assertThat(a.grossMrrChurnRate()).isEqualTo("0.000000");
        assertFlows(a, "0 entering, 50 leaving");
        assertFlows(b, "50 entering, 0 leaving, 1 expansion of 50");
        assertThat(b.nrr()).isEqualTo("1.500000");
        assertThat(figures("cohort=2026-02")).isEqualTo(figures("all"));
    }

    @Test
    void shouldEnterAndLeaveWhenOnlyTheSplitChanges() {
        company.with(on("02-10", plan("a", 100)), on("03-10", plan("b", 100)));

        NaiveFigures b = figures("plan=b");

        assertFlows(figures("plan=a"), "0 entering, 100 leaving");
        assertFlows(b, "100 entering, 0 leaving");
        assertFlows(figures("all"), "0 entering, 0 leaving");
        assertThat(b.gained()).isZero();
        assertThat(b.customers()).isEqualTo(1);
        assertThat(b.nrr()).isNull();
    }

    @Test
    void shouldTakeWhatMovedInsideFromTheFirstThatGrew() {
        company.with(
                on("02-10", plan("a", 30), plan("b", 50), plan("c", 20), plan("d", 5)),
                on("03-10", plan("a", 60), plan("b", 10), plan("c", 70), plan("d", 6)));

        NaiveFigures all = figures("all");

        assertFlows(figures("plan=a"), "30 entering, 0 leaving");
        assertFlows(figures("plan=b"), "0 entering, 40 leaving");
        assertFlows(figures("plan=c"), "10 entering, 0 leaving, 1 expansion of 40");
        assertFlows(figures("plan=d"), "0 entering, 0 leaving, 1 expansion of 1");
        assertFlows(all, "0 entering, 0 leaving, 1 expansion of 41");
    }

    @Test
    void shouldTakeWhatMovedInsideFromTheFirstThatShrank() {
        company.with(
                on("02-10", plan("a", 60), plan("b", 10), plan("c", 20)),
                on("03-10", plan("a", 10), plan("b", 30), plan("c", 10)));

        NaiveFigures all = figures("all");

        assertFlows(figures("plan=a"), "0 entering, 20 leaving, 1 contraction of 30");
        assertFlows(figures("plan=b"), "20 entering, 0 leaving");
        assertFlows(figures("plan=c"), "0 entering, 0 leaving, 1 contraction of 10");
        assertFlows(all, "0 entering, 0 leaving, 1 contraction of 40");
    }

    @Test
    void shouldOrderValuesAsTheyAreAndNotAsTheyAreWritten() {
        company.with(
                on("02-10", plan("x", 10)), on("03-10", plan("&", 10), plan("=", 10)), on("03-20", plan("|%", 20)));

        NaiveFigures equals = figures("plan=%3D");

        assertFlows(figures("plan=&"), "10 entering, 10 leaving");
        assertFlows(equals, "0 entering, 10 leaving, 1 expansion of 10");
        assertFlows(figures("plan=%7C%25"), "20 entering, 0 leaving");
    }

    @Test
    void shouldCountOneMovementInEveryPlanItIsIn() {
        company.with(on("02-10", plan("a", 30), plan("b", 50)), cancelled("03-10"));

        NaiveFigures a = figures("plan=a");

        assertFlows(a, "0 entering, 0 leaving, 1 churn of 30");
        assertFlows(figures("plan=b"), "0 entering, 0 leaving, 1 churn of 50");
        assertFlows(figures("all"), "0 entering, 0 leaving, 1 churn of 80");
        assertThat(a.lost()).isEqualTo(1);
        assertThat(a.nrr()).isEqualTo("0.000000");
    }

    @Test
    void shouldRoundWhatAStarterIsWorthHalfUp() {
        company.with(on("02-10", plan("a", 1), plan("b", 1)), on("03-10", monthly("0.000001")))
                .with(on("02-10", plan("c", 1), plan("d", 2)), on("03-10", plan("c", 1)));

        NaiveFigures a = figures("plan=a");

        assertThat(a.startersMrr()).isEqualTo("0.000001");
        assertThat(figures("plan=c").nrr()).isEqualTo("0.333333");
        assertThat(figures("plan=d").startersMrr()).isEqualTo("0.666667");
    }

    @Test
    void shouldNameEverySegmentAndItsFirstDay() {
        company.with(
                        anActive("02-10", monthly("9").plan("a|b").every(3, IntervalUnit.MONTH))
                                .attribute("region", "50%")
                                .build(),
                        on("03-05", yearly("60"), monthly("2").every(12, IntervalUnit.MONTH)),
                        on("03-06", monthly("7").every(2, IntervalUnit.WEEK)),
                        on("03-07", monthly("1").every(1, IntervalUnit.DAY)))
                .with(on("02-12", yearly("12")));

        NaiveRetention retention = company.retention("region");

        assertThat(retention.segments())
                .containsExactly(
                        "all",
                        "cohort=2026-02",
                        "currency=USD",
                        "interval=P12M",
                        "interval=P1D",
                        "interval=P1Y",
                        "interval=P2W",
                        "interval=P3M",
                        "plan=a%7Cb",
                        "plan=pro",
                        "region=",
                        "region=50%25");
        assertThat(retention.firstDay("all")).hasToString("Optional[2026-02-10]");
        assertThat(retention.firstDay("plan=a%7Cb")).hasToString("Optional[2026-02-10]");
        assertThat(retention.firstDay("region=")).hasToString("Optional[2026-02-12]");
        assertThat(retention.firstDay("plan=other")).isEmpty();
        assertThat(retention.firstDay("interval=P2W")).hasToString("Optional[2026-03-06]");
    }

    private NaiveFigures figures(String segment) {
        return company.retention().figures(segment, "P30D", LocalDate.parse("2026-03-31"));
    }

    private static ItemBuilder plan(String id, int price) {
        return monthly(Integer.toString(price)).plan(id);
    }

    private static void assertFlows(NaiveFigures figures, String expected) {
        StringBuilder flows = new StringBuilder();
        flows.append(figures.enteringMrr().intValueExact()).append(" entering, ");
        flows.append(figures.leavingMrr().intValueExact()).append(" leaving");
        append(
                flows,
                figures.expansionCount(),
                " expansion of " + figures.expansionMrr().intValueExact());
        append(
                flows,
                figures.contractionCount(),
                " contraction of " + figures.contractionMrr().intValueExact());
        append(flows, figures.churnCount(), " churn of " + figures.churnMrr().intValueExact());
        assertThat(flows).hasToString(expected);
    }

    private static void append(StringBuilder flows, long count, String what) {
        if (count > 0) {
            flows.append(", ").append(count).append(what);
        }
    }
}
