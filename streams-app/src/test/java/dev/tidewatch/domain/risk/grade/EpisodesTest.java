package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.risk.grade.GradedCompany.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.outcome.Result;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Alerts about one customer within one horizon are one episode, which is right or not. */
class EpisodesTest {

    private final GradedCompany company = new GradedCompany();

    @Test
    void shouldCountRepeatedAlertsAsOneEpisode() {
        company.alert("a", 0, Result.KEPT, null, false);
        company.alert("a", 40, Result.CHURNED, 70, false);
        company.alert("b", 0, Result.KEPT, null, false);

        Grade grade = company.only(0, 200);

        assertThat(grade.alerts()).isEqualTo(3);
        assertThat(grade.hits().episodes()).isEqualTo(2);
        assertThat(grade.hits().right()).isEqualTo(1);
        assertThat(grade.hits().precision()).isEqualByComparingTo("0.5");
        assertThat(grade.hits().medianLeadDays()).isEqualByComparingTo("30");
        assertThat(grade.hits().mrrLost()).isEqualTo(100);
    }

    @Test
    void shouldBeginANewEpisodeBehindTheHorizonOfTheFirst() {
        company.alert("a", 0, Result.CHURNED, 10, false);
        company.alert("a", HORIZON, Result.KEPT, null, false);
        company.alert("a", HORIZON + 1, Result.KEPT, null, false);

        Grade grade = company.only(0, 300);

        assertThat(grade.hits().episodes()).isEqualTo(2);
        assertThat(grade.hits().right()).isEqualTo(1);
    }

    @Test
    void shouldGradeAnEpisodeInTheWindowInWhichItsLastHorizonEnds() {
        company.alert("a", 0, Result.CHURNED, 10, false);

        assertThat(company.only(0, 60).hits().episodes()).isZero();
        assertThat(company.only(0, 60).hits().precision()).isNull();
        assertThat(company.only(0, 60).alerts()).isEqualTo(1);
        assertThat(company.only(60, 120).hits().episodes()).isEqualTo(1);
        assertThat(company.only(60, 120).alerts()).isZero();
        assertThat(company.grades(100, 120)).isEmpty();
    }

    @Test
    void shouldGradeAnEpisodeWhenItsLastHorizonEndsByItsFirstRightAlert() {
        company.alert("a", 0, Result.CHURNED, 50, true);
        company.alert("a", 40, Result.CHURNED, 50, false);

        assertThat(company.grades(80, 100)).isEmpty();
        assertThat(company.grades(120, 130)).isEmpty();
        assertThat(company.only(120, 131).hits()).isEqualTo(new Hits(1, 1, 0, new BigDecimal("50.0"), 100));
    }

    @Test
    void shouldWaitForAnOutcomeThatIsNotKnown() {
        company.alert("a", 0, Result.OPEN, null, false);

        assertThat(company.only(0, 200).hits().episodes()).isZero();
    }

    @Test
    void shouldTellWhatCameBeforeTheCustomersOwnDecision() {
        company.alert("a", 0, Result.CHURNED, 10, true);
        company.alert("b", 0, Result.CHURNED, 21, false);
        company.alert("c", 0, Result.CONTRACTED, 30, false);
        company.alert("d", 0, Result.CHURNED, 40, true);

        Grade grade = company.only(0, 200);

        assertThat(grade.hits().right()).isEqualTo(4);
        assertThat(grade.hits().undecided()).isEqualTo(2);
        assertThat(grade.hits().medianLeadDays()).isEqualByComparingTo("25.5");
    }

    @Test
    void shouldSayHowOftenEachScoreCameTrue() {
        company.scored("a", "50.000000", Result.CHURNED);
        company.scored("b", "50.999999", Result.KEPT);
        company.scored("c", "51.000000", Result.OPEN);
        company.scored("d", "99.000000", Result.CHURNED);
        company.scored("e", "100.000000", Result.CHURNED);

        assertThat(company.only(0, 200).reliability()).containsExactly(new Bin(50, 2, 1), new Bin(99, 2, 2));
        assertThat(company.only(0, 50).reliability()).isEmpty();
    }
}
