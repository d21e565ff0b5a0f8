package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.NaiveCompany.anActive;
import static dev.tidewatch.domain.testing.NaiveCompany.instant;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Trials, computed by hand. */
class NaiveTrialTest {

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    @Test
    void shouldConvertWhoPaysWithinSevenDaysOfTheEnd() {
        company.with(trial("03-01", "03-15"), on("03-15", monthly("10")))
                .with(trial("03-01", "03-15"), on("03-22 12:00", monthly("10")))
                .with(trial("03-01", "03-15"), on("03-22 12:00:00.001", monthly("10")))
                .with(trial("03-01", "03-15"), on("03-05", monthly("0")), on("03-11", monthly("10")))
                .with(
                        trial("02-20", "03-15"),
                        anActive("03-15").status(SubscriptionStatus.CANCELED).build());

        assertTrials("all", "MTD", 4, 3, 5, 3);
        assertThat(figures("all", "MTD").trialConversionRateByStart()).isEqualTo("0.750000");
        assertThat(figures("all", "MTD").trialConversionRate()).isEqualTo("0.600000");
    }

    @Test
    void shouldDateAStartAndAnEndByThemselves() {
        company.with(trial("02-20", "03-15"), on("03-10", monthly("10")));

        assertThat(company.retention()
                        .figures("all", "P1D", LocalDate.parse("2026-02-20"))
                        .trials())
                .isEqualTo(new NaiveTrialFigures(1, 1, 0, 0));
        assertThat(company.retention()
                        .figures("all", "P1D", LocalDate.parse("2026-03-10"))
                        .trials())
                .isEqualTo(new NaiveTrialFigures(0, 0, 1, 1));
        assertThat(company.retention().firstDay("all")).hasToString("Optional[2026-02-20]");
        assertThat(company.retention().firstDay("cohort=2026-03")).hasToString("Optional[2026-02-20]");
    }

    @Test
    void shouldGoOnWhenItIsProlongedAndBeginAgainWhenItWasOver() {
        company.with(trial("03-01", "03-08"), trial("03-07", "03-20"), on("03-20", monthly("10")))
                .with(trial("03-01", "03-08"), trial("03-08", "03-20"), on("03-20", monthly("10")));

        assertTrials("all", "MTD", 3, 2, 3, 2);
    }

    @Test
    void shouldEndOnlyOnceTheClockHasPassedTheStatedEnd() {
        company.at("03-15 12:00").with(trial("03-01", "03-15"));
        company.at("03-15 12:00:00.001").with(trial("03-01", "03-15"));
        company.with(anActive("03-01").status(SubscriptionStatus.TRIALING).build());

        assertTrials("all", "MTD", 3, 0, 1, 0);
        assertThat(figures("all", "MTD").trialConversionRate()).isEqualTo("0.000000");
        assertThat(figures("all", "P1D").trialConversionRate()).isNull();
    }

    @Test
    void shouldBeOfThePlansOfTheNewestSnapshotOfTheRun() {
        company.with(
                trial("03-01", "03-20", monthly("5").plan("a")),
                trial(
                        "03-02",
                        "03-20",
                        monthly("5").plan("b"),
                        monthly("6").plan("b"),
                        monthly("9").plan("c").metered()),
                on("03-10", monthly("10").plan("d")));

        assertTrials("plan=b", "MTD", 1, 1, 1, 1);
        assertTrials("region=", "MTD", 1, 1, 1, 1);
        assertTrials("cohort=2026-03", "MTD", 1, 1, 1, 1);
        assertThat(company.retention("region").segments())
                .contains("plan=b", "plan=d", "region=", "currency=USD")
                .doesNotContain("plan=a", "plan=c");
    }

    private void assertTrials(
            String segment, String window, long started, long startedConverted, long ended, long converted) {
        assertThat(figures(segment, window).trials())
                .isEqualTo(new NaiveTrialFigures(started, startedConverted, ended, converted));
    }

    private NaiveFigures figures(String segment, String window) {
        return company.retention("region").figures(segment, window, LocalDate.parse("2026-03-31"));
    }

    private static Snapshot trial(String from, String end, ItemBuilder... items) {
        return anActive(from, items)
                .status(SubscriptionStatus.TRIALING)
                .trialEndsAt(instant(end))
                .build();
    }

    private static Snapshot trial(String from, String end) {
        return trial(from, end, monthly("10"));
    }
}
