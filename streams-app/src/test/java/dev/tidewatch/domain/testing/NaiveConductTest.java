package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.NaiveCompany.cancelled;
import static dev.tidewatch.domain.testing.NaiveCompany.instant;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.NaiveCustomer.Answer;
import dev.tidewatch.domain.testing.NaiveCustomer.AnswerKind;
import dev.tidewatch.domain.testing.NaiveCustomer.Purchase;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Purchases and answers, computed by hand. */
class NaiveConductTest {

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    @Test
    void shouldCountWhoBuysAgain() {
        company.with(paid("03-02", "03-30"), List.of(), on("02-10", monthly("10")))
                .with(paid("03-01 23:59", "03-05", "03-05", "04-01 00:00"), List.of())
                .with(paid("03-31 23:59"), List.of())
                .with(paid("02-10"), List.of());

        NaiveFigures figures = figures("all", "P30D");

        assertThat(figures.purchases()).isEqualTo(new NaivePurchaseFigures(3, 2, 5));
        assertThat(figures.repeatPurchaseRate()).isEqualTo("0.666667");
        assertThat(figures.purchaseFrequency()).isEqualTo("1.666667");
        assertThat(figures("all", "P1D").repeatPurchaseRate()).isEqualTo("0.000000");
        assertThat(company.retention().firstDay("all")).hasToString("Optional[2026-02-10]");
    }

    @Test
    void shouldCountAPurchaseWhereTheCustomerIsThatDay() {
        company.with(
                paid("02-09", "03-04", "03-05", "03-20", "03-28"),
                List.of(),
                on("02-10", monthly("10").plan("a")),
                on("03-05", monthly("10").plan("b")),
                cancelled("03-25"));

        assertThat(figures("plan=a", "P90D").purchases()).isEqualTo(new NaivePurchaseFigures(1, 0, 1));
        assertThat(figures("plan=b", "P90D").purchases()).isEqualTo(new NaivePurchaseFigures(1, 1, 2));
        assertThat(figures("cohort=2026-02", "P90D").purchases()).isEqualTo(new NaivePurchaseFigures(1, 1, 5));
        assertThat(figures("cohort=2026-02", "P90D")).isEqualTo(figures("all", "P90D"));
        assertThat(company.retention().firstDay("cohort=2026-02")).hasToString("Optional[2026-02-09]");
    }

    @Test
    void shouldLessenPromotersByDetractors() {
        scores(10, 9, 9, 8, 7, 7, 8, 7, 6, 0);

        NaiveFigures figures = figures("all", "P30D");

        assertThat(figures.npsResponses()).isEqualTo(10);
        assertThat(figures.nps()).isEqualTo("10.000000");
        assertThat(figures.csat()).isNull();
    }

    @Test
    void shouldReadTheNewestAnswerOfThoseThatCount() {
        company.with(
                List.of(),
                List.of(nps("03-10", 10), nps("03-20", 3), nps("03-20", 2), nps("04-01 00:00", 9)),
                on("03-01", monthly("10").plan("a")),
                on("03-15", monthly("10").plan("b")));

        assertThat(figures("all", "P30D").answers()).isEqualTo(new NaiveAnswerFigures(0, 1, 1, 0, 0));
        assertThat(figures("plan=a", "P30D").nps()).isEqualTo("100.000000");
        assertThat(figures("plan=b", "P30D").nps()).isEqualTo("-100.000000");
    }

    @Test
    void shouldTakeTheLowestOfOneInstant() {
        company.with(List.of(), List.of(nps("03-10", 9), nps("03-10", 7)));

        assertThat(figures("all", "P30D").nps()).isEqualTo("0.000000");
    }

    @Test
    void shouldBeContentFromFourFifthsOfTheScaleOn() {
        company.with(List.of(), List.of(csat(4, 5)))
                .with(List.of(), List.of(csat(3, 5)))
                .with(List.of(), List.of(csat(8, 10)))
                .with(List.of(), List.of(csat(79, 99)));

        assertThat(figures("all", "P30D").csatResponses()).isEqualTo(4);
        assertThat(figures("all", "P30D").csat()).isEqualTo("0.500000");
    }

    private void scores(int... scores) {
        Arrays.stream(scores).forEach(score -> company.with(List.of(), List.of(nps("03-10", score))));
    }

    private NaiveFigures figures(String segment, String window) {
        return company.retention().figures(segment, window, LocalDate.parse("2026-03-31"));
    }

    private static List<Purchase> paid(String... instants) {
        return Arrays.stream(instants).map(at -> new Purchase(instant(at))).toList();
    }

    private static Answer nps(String at, int score) {
        return new Answer(AnswerKind.NPS, instant(at), score, 10);
    }

    private static Answer csat(int score, int scaleMax) {
        return new Answer(AnswerKind.CSAT, instant("03-10"), score, scaleMax);
    }
}
