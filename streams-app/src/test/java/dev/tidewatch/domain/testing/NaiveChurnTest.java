package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.NaiveCompany.anActive;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who left and why, computed by hand. */
class NaiveChurnTest {

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    @Test
    void shouldSplitChurnByKindAndReason() {
        company.with(on("02-10", monthly("10")), cancelled("03-10", CancellationReason.REQUESTED))
                .with(on("02-10", monthly("20")), paused("03-11"))
                .with(on("02-10", monthly("40")), cancelled("03-12", CancellationReason.PAYMENT_FAILED))
                .with(on("02-10", monthly("80")), cancelled("03-13"));

        NaiveFigures figures = figures("all");

        assertSlices(figures.churnByKind(), "INVOLUNTARY 1 40", "UNKNOWN 1 80", "VOLUNTARY 2 30");
        assertSlices(figures.churnByReason(), "PAUSED 1 20", "PAYMENT_FAILED 1 40", "REQUESTED 1 10", "UNKNOWN 1 80");
        assertThat(figures.churnMrr()).isEqualTo("150.000000");
    }

    @Test
    void shouldCountAChurnInEveryPlanThatItTookInTheSegment() {
        company.with(
                        on(
                                "02-10",
                                monthly("10").plan("a"),
                                monthly("20").plan("b"),
                                monthly("5").plan("b").in("EUR")),
                        cancelled("03-10"))
                .with(on("02-10", monthly("40").plan("b")), cancelled("03-10"));

        assertSlices(figures("all").churnByPlan(), "a 1 10", "b 2 60");
        assertSlices(figures("plan=a").churnByPlan(), "a 1 10");
        assertSlices(figures("plan=a").churnByReason(), "UNKNOWN 1 10");
        assertSlices(figures("currency=EUR").churnByPlan());
        assertThat(figures("all").churnCount()).isEqualTo(2);
    }

    @Test
    void shouldMeasureTenureFromTheLatestReturnInDays() {
        company.with(on("02-10", monthly("1")), cancelled("03-01"), on("03-20", monthly("2")), cancelled("03-27 23:59"))
                .with(on("03-20 23:59", monthly("4")), cancelled("03-28 00:00"))
                .with(on("02-10 12:00", monthly("8")), cancelled("03-12"))
                .with(on("02-08 12:00", monthly("16")), cancelled("03-11"));

        assertSlices(figures("all").churnByTenure(), "0-7 1 2", "8-30 2 12", "31-90 1 16");
    }

    @Test
    void shouldCountACustomerOnceAKind() {
        company.with(
                        on("02-10", monthly("10")),
                        on("03-05", monthly("20")),
                        on("03-06", monthly("30")),
                        on("03-07", monthly("10")),
                        cancelled("03-08"),
                        on("03-09", monthly("10")),
                        cancelled("03-10"))
                .with(on("02-10", monthly("10")), on("03-05", monthly("20")));

        NaiveFigures figures = figures("all");

        assertThat(List.of(figures.expansionCount(), figures.churnCount())).containsExactly(3L, 2L);
        assertThat(figures.movers()).isEqualTo(new NaiveMovers(2, 1, 1, 1));
        assertThat(figures.expandedCustomers()).isEqualTo(2);
    }

    private NaiveFigures figures(String segment) {
        return company.retention().figures(segment, "P30D", LocalDate.parse("2026-03-31"));
    }

    private static Snapshot cancelled(String instant, CancellationReason reason) {
        return anActive(instant)
                .status(SubscriptionStatus.CANCELED)
                .because(reason)
                .build();
    }

    private static Snapshot cancelled(String instant) {
        return NaiveCompany.cancelled(instant);
    }

    private static Snapshot paused(String instant) {
        return anActive(instant).status(SubscriptionStatus.PAUSED).build();
    }

    private static void assertSlices(List<NaiveChurn.Slice> slices, String... expected) {
        assertThat(slices)
                .extracting(slice -> slice.value() + " " + slice.count() + " "
                        + slice.mrr().stripTrailingZeros().toPlainString())
                .containsExactly(expected);
    }
}
