package dev.tidewatch.local.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.local.grading.MonthlyJudgements.Company;
import dev.tidewatch.local.grading.MonthlyJudgements.Judged;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyGradeTest {

    private static final BigDecimal THRESHOLD = BigDecimal.valueOf(50);
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

    static {
        TrustedRecords.trust();
    }

    private final CustomerPolicy policy = Settings.of(new SettingLayers()).policy();

    /** The score of 0.1.0 was wrong three times in four about customers who are seen seldom. */
    @Test
    void shouldBeRightWhereItSaysAtRiskAlsoOfWhomIsSeldomSeen() {
        CompanyGrade grade =
                CompanyGrade.of(MonthlyJudgements.of(new Company(104, 700, Duration.ofDays(12)), policy), THRESHOLD);

        assertThat(grade.auc90()).isGreaterThan(0.7);
        assertThat(grade.oracleAuc90()).isBetween(grade.auc90() + 0.02, 0.95);
        assertThat(grade.precisionAtThreshold()).isGreaterThan(0.6);
        assertThat(grade.ece90()).isLessThan(0.03);
        assertThat(grade.raisedPerCustomerMonth()).isBetween(0.005, 0.05);
    }

    @Test
    void shouldNeedNoUse() {
        Judged judged = MonthlyJudgements.of(new Company(104, 300, Duration.ZERO), policy);

        assertThat(judged.judgements())
                .allSatisfy(judgement -> assertThat(judgement.features().keySet())
                        .noneMatch(feature -> feature.dotted().startsWith("usage.")));
        assertThat(CompanyGrade.of(judged, THRESHOLD).precisionAtThreshold()).isGreaterThan(0.6);
    }

    @Test
    void shouldCountWhatIsAboveTheThresholdAndHowFarTheOddsAreOff() {
        List<Judgement> judgements = List.of(
                judgement("90", "usage.trend", 10),
                judgement("90", "subscription.cancelScheduled", null),
                judgement("50", "usage.trend", 80),
                judgement("49.9", null, 91),
                judgement("10", null, 200));

        CompanyGrade grade =
                CompanyGrade.of(new Judged(new Company(7, 5, Duration.ofDays(3)), judgements, 2), THRESHOLD);

        assertThat(grade.seed()).isEqualTo(7);
        assertThat(grade.shareAtThreshold()).isEqualTo(0.6);
        assertThat(grade.precisionAtThreshold()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(grade.raisedPerCustomerMonth()).isEqualTo(0.4);
        assertThat(grade.loudest())
                .containsOnlyKeys("usage.trend", "subscription.cancelScheduled")
                .hasEntrySatisfying("usage.trend", share -> assertThat(share).isCloseTo(2 / 3.0, within(1e-9)));
        assertThat(grade.oracleAuc90())
                .as("90 and 50 leave, 90, 49.9 and 10 stay: of six pairs four are in order, and one is a tie")
                .isCloseTo(4.5 / 6, within(1e-9));
        assertThat(grade.ece90())
                .as("(1.8 - 1) + (1 - 0.5) + 0.499 + 0.1, of 5")
                .isCloseTo((0.8 + 0.5 + 0.499 + 0.1) / 5, within(1e-9));
    }

    private static Judgement judgement(String score, @Nullable String loudest, @Nullable Integer leavesAfterDays) {
        Instant leaves =
                leavesAfterDays == null ? null : AT.plus(Duration.ofDays(Objects.requireNonNull(leavesAfterDays)));
        return new Judgement(
                "cus_" + score, AT, new BigDecimal(score), loudest, Map.of(), Double.parseDouble(score) / 100, leaves);
    }
}
