package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.risk.grade.GradedCompany.HORIZON;
import static dev.tidewatch.domain.risk.grade.GradedCompany.at;
import static dev.tidewatch.domain.risk.grade.GradedCompany.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Grades stand apart by kind, rule and hold-out, beside what alerts about everybody would have said. */
class GradeTest {

    private final GradedCompany company = new GradedCompany();

    @Test
    void shouldGradeEachKindAndRuleByItself() {
        company.alert("a", 0, Result.CHURNED, 10, false);
        company.add(new GradedAlert("a", "two failures", outcome(AlertKind.AT_RISK, 0, Result.KEPT, null, false)));
        company.add(new GradedAlert("a", null, outcome(AlertKind.UPSELL, 0, Result.EXPANDED, 5, false)));

        assertThat(company.grades(0, 200))
                .extracting(grade ->
                        grade.kind() + " " + grade.rule() + " " + grade.hits().precision())
                .containsExactly("AT_RISK null 1.000000", "AT_RISK two failures 0.000000", "UPSELL null 1.000000");
    }

    @Test
    void shouldTakeTheBusinessDaysOfAWindow() {
        Span span = Span.of(Window.P7D, 20_000, new BusinessDays(ZoneOffset.ofHours(2)));

        assertThat(span.from()).isEqualTo(Instant.ofEpochSecond(86_400L * 19_994 - 7_200));
        assertThat(span.end()).isEqualTo(Instant.ofEpochSecond(86_400L * 20_001 - 7_200));
        assertThat(span.holds(span.from())).isTrue();
        assertThat(span.holds(span.end())).isFalse();
    }

    @Test
    void shouldCompareThePrecisionWithThatOfAlertsAboutEverybody() {
        company.paid("a", 0, 100, 150, 0);
        company.paid("b", 0, 100);
        company.paid("c", 0, 100, 100, 0);
        company.paid("d", 0, 100, 193, 0);
        company.paid("e", 0, 100);
        company.alert("a", 110, Result.CHURNED, 150, false);
        company.alert("b", 110, Result.KEPT, null, false);

        Grade grade = company.only(190, 201);

        assertThat(grade.ground().customers()).isEqualTo(4); // one horizon and 7 days before the end
        assertThat(grade.ground().right()).isEqualTo(2);
        assertThat(grade.hits().precision()).isEqualByComparingTo("0.5");
        assertThat(grade.lift()).isEqualByComparingTo("1");
        assertThat(company.only(190, 199).ground().right()).isEqualTo(1); // its horizon ends a day before one left
        assertThat(company.only(190, 199).lift()).isNull(); // no horizon has ended
    }

    @Test
    void shouldCountAlertsForACustomerThatPaysForAMonth() {
        company.paid("a", 0, 100, 20, 0, 25, 100);
        company.paid("b", 5, 100);
        company.alert("a", 3, Result.KEPT, null, false);
        company.alert("a", 12, Result.KEPT, null, false);

        assertThat(company.grades(0, 30).get(0).ground().customerDays()).isEqualTo(20 + 5 + 25);
        assertThat(company.grades(0, 30).get(0).burden()).isEqualByComparingTo("1.2");
        assertThat(company.grades(10, 30).get(0).burden()).isEqualByComparingTo("0.857143");
    }

    @Test
    void shouldGradeCustomersOfTheHoldOutApart() {
        Holdout holdout = Holdout.of(new BigDecimal("0.5"), "salt");
        company.holdOut(holdout);
        int held = 0;
        for (int number = 0; number < 20; number++) {
            String customer = "cus_" + number;
            boolean isHeld = holdout.holds(customer);
            held += isHeld ? 1 : 0;
            company.paid(customer, 0, 100, 50, 0);
            Warning warning = new Warning(AlertKind.AT_RISK, at(0), at(HORIZON), BigDecimal.TEN, 100, false, isHeld);
            company.add(new GradedAlert(customer, null, new Outcome(warning, Result.CHURNED, at(50), 100L)));
        }

        String told = "cus_2";
        assertThat(holdout.holds(told)).isFalse();
        Warning before = new Warning(AlertKind.AT_RISK, at(0), at(HORIZON), BigDecimal.TEN, 100, false, true);
        company.add(new GradedAlert(told, null, new Outcome(before, Result.CHURNED, at(50), 100L)));

        List<Grade> grades = company.grades(1, 100);

        assertThat(held).isBetween(1, 19);
        assertThat(grades).extracting(Grade::heldOut).containsExactly(false, true);
        assertThat(grades)
                .extracting(grade -> List.of(
                        grade.hits().right(),
                        grade.recall().warned(),
                        grade.recall().came()))
                .containsExactly(List.of(20 - held, 20 - held, 20 - held), List.of(held + 1, held, held));
        assertThat(grades.get(1).ground().customers()).isEqualTo(held);
        assertThat(grades.get(1).ground().customerDays()).isEqualTo(held * 49L);
    }
}
