package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.risk.grade.GradedCompany.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.outcome.Result;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Alerts that somebody acted on are told apart from those that nobody did. */
class ActingTest {

    private final GradedCompany company = new GradedCompany();

    /** A day has 1,440 minutes. What is done after it is known how an alert ended comes too late. */
    @Test
    void shouldTellApartWhatSomebodyActedOn() {
        company.acted("a", Result.CHURNED, 20, 1, Resolution.LOST);
        company.acted("b", Result.KEPT, null, 3, Resolution.SAVED);
        company.acted("c", Result.CHURNED, 20, 21, Resolution.LOST);
        company.acted("d", Result.OPEN, null, 0, Resolution.NOT_A_RISK);
        company.acted("e", Result.KEPT, null, HORIZON, null);
        company.alert("f", 0, Result.CHURNED, 20, false);

        Grade grade = company.only(0, 200);

        assertThat(grade.hits().episodes()).isEqualTo(5);
        assertThat(grade.hits().right()).isEqualTo(3);
        assertThat(grade.acting()).isEqualTo(new Acting(4, new BigDecimal("2880.0"), 1, 1, 1, 3, 1));
        assertThat(grade.acting().precision()).isEqualByComparingTo("0.333333");
        assertThat(company.only(0, 50).acting().precision()).isNull();
        assertThat(company.only(1, 200).acting()).isEqualTo(new Acting(0, null, 0, 0, 0, 3, 1));
    }
}
