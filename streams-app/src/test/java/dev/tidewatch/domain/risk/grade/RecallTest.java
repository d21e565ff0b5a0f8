package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.risk.grade.GradedCompany.HORIZON;
import static dev.tidewatch.domain.risk.grade.GradedCompany.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.outcome.Result;
import org.junit.jupiter.api.Test;

/** Losses are counted with the alerts that had warned of them. */
class RecallTest {

    private final GradedCompany company = new GradedCompany();

    @Test
    void shouldSayWhatOfTheLossesAnAlertHadWarnedOf() {
        company.paid("a", 0, 100, 50, 0);
        company.paid("b", 0, 50, 60, 0);
        company.paid("c", 0, 30, 70, 0);
        company.alert("a", 20, Result.CHURNED, 50, false);
        company.alert("b", 20, Result.CHURNED, 60, true);

        Recall recall = company.only(1, 100).recall();

        assertThat(recall).isEqualTo(new Recall(3, 2, 1, 180_000_000, 150_000_000));
        assertThat(recall.share()).isEqualByComparingTo("0.666667");
        assertThat(recall.shareUndecided()).isEqualByComparingTo("0.333333");
        assertThat(recall.shareOfMrr()).isEqualByComparingTo("0.833333");
    }

    @Test
    void shouldCountALowMrrInTheWindowInWhichItIsCertain() {
        company.paid("a", 0, 100, 50, 40);
        company.alert("a", 49, Result.CONTRACTED, 50, false);

        assertThat(company.grades(50, 57)).isEmpty();
        assertThat(company.only(57, 58).recall()).isEqualTo(new Recall(1, 1, 1, 60_000_000, 60_000_000));
    }

    @Test
    void shouldCountALossThatNoHorizonReachesOrThatCameFirstAsMissed() {
        company.paid("a", 0, 100, 50, 0);
        company.paid("b", 0, 100, 50, 0);
        company.paid("c", 0, 100, HORIZON, 0);
        company.paid("d", 0, 100, HORIZON + 1, 0);
        company.alert("a", 50, Result.CHURNED, 50, false);
        company.alert("b", 51, Result.KEPT, null, false);
        company.alert("c", 0, Result.CHURNED, HORIZON, false);
        company.alert("d", 0, Result.KEPT, null, false);

        assertThat(company.only(1, 200).recall().came()).isEqualTo(4);
        assertThat(company.only(1, 200).recall().warned()).isEqualTo(1);
    }

    @Test
    void shouldCountALossOnceOfEachRuleThatWarnedOfIt() {
        company.paid("a", 0, 100, 50, 0);
        company.alert("a", 10, Result.CHURNED, 50, true);
        company.alert("a", 20, Result.CHURNED, 50, false);
        company.add(new GradedAlert("a", "a rule", outcome(AlertKind.AT_RISK, 10, Result.CHURNED, 50, true)));
        company.add(new GradedAlert("a", null, outcome(AlertKind.UPSELL, 10, Result.KEPT, null, false)));

        assertThat(company.grades(1, 200))
                .extracting(grade -> grade.rule() + " " + grade.recall().warned() + " "
                        + grade.recall().warnedUndecided())
                .containsExactly("null 1 1", "a rule 1 0", "null 0 0");
    }

    @Test
    void shouldTellOfLossesWithoutAnyAlertButOfNoRuleWithoutAny() {
        company.paid("a", 0, 100, 50, 0, 60, 70, 80, 90);
        company.add(new GradedAlert("b", "a rule", outcome(AlertKind.AT_RISK, 300, Result.OPEN, null, false)));

        assertThat(company.grades(1, 200))
                .extracting(grade -> grade.kind() + " " + grade.rule() + " " + grade.recall())
                .containsExactly(
                        "AT_RISK null " + new Recall(1, 0, 0, 100_000_000, 0),
                        "WIN_BACK null " + new Recall(1, 0, 0, 70_000_000, 0),
                        "UPSELL null " + new Recall(1, 0, 0, 20_000_000, 0));
        assertThat(company.only(45, 55).recall().share()).isEqualByComparingTo("0");
    }
}
