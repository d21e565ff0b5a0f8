package dev.tidewatch.app.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.grades.ReplayedGrades;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.Acting;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Ground;
import dev.tidewatch.domain.risk.grade.Hits;
import dev.tidewatch.domain.risk.grade.Recall;
import dev.tidewatch.domain.vector.Window;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldOutTest {

    @Test
    void shouldCompareThoseThatNobodyWasToldOfWithTheOthers() {
        Groups groups = HeldOut.of(told(
                grade(AlertKind.AT_RISK, null, true, 40, 30),
                grade(AlertKind.AT_RISK, null, false, 100, 50),
                grade(AlertKind.AT_RISK, "rule:x", false, 7, 7),
                grade(AlertKind.UPSELL, null, true, 9, 1)));
        StringWriter text = new StringWriter();
        new GroupsText(new PrintWriter(text)).print(groups);

        assertThat(groups.groups()).extracting(Group::name).containsExactly("held out", "told");
        assertThat(groups.groups()).extracting(Group::customers).containsExactly(40L, 100L);
        assertThat(groups.agree()).isTrue();
        assertThat(text.toString())
                .contains("told less held out: -25.00 points")
                .contains("0 lies outside");
    }

    @Test
    void shouldSayWhichGroupIsMissing() {
        assertThatThrownBy(() -> HeldOut.of(told(grade(AlertKind.AT_RISK, null, false, 100, 50))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a customer who was held out", "tidewatch.alerts.holdout");
    }

    private static ReplayedGrades.Told told(Grade... grades) {
        return new ReplayedGrades.Told(Window.P365D, LocalDate.of(2026, 3, 31), List.of(grades));
    }

    private static Grade grade(AlertKind kind, @Nullable String rule, boolean heldOut, int episodes, int right) {
        return new Grade(
                kind,
                rule,
                heldOut,
                episodes,
                new Hits(episodes, right, right, BigDecimal.ONE, 0),
                new Recall(0, 0, 0, 0, 0),
                new Ground(0, 0, 0),
                new Acting(0, null, 0, 0, 0, 0, 0),
                List.of());
    }
}
