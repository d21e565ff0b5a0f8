package dev.tidewatch.app.groups;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.grades.ReplayedGrades;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.Grade;
import java.math.BigDecimal;
import java.util.List;

/** The two groups of the hold-out of alerts: customers about whom somebody was told, and those about whom nobody was, drawn by lot. */
public final class HeldOut {

    private HeldOut() {}

    /**
     * Makes the groups: the episodes that a score raised and that were graded in the window, and those that came true.
     *
     * @throws UserError if one of the two has none
     */
    public static Groups of(ReplayedGrades.Told told) {
        return new Groups(
                "alerts",
                new Groups.Words("customers that left within the horizon of their alert", "episodes graded", "left"),
                told.window(),
                told.day(),
                List.of(group("held out", told.grades(), true), group("told", told.grades(), false)));
    }

    private static Group group(String name, List<Grade> grades, boolean heldOut) {
        Grade grade = grades.stream()
                .filter(one -> one.kind() == AlertKind.AT_RISK && one.rule() == null && one.heldOut() == heldOut)
                .filter(one -> one.hits().episodes() > 0)
                .findFirst()
                .orElseThrow(() -> new UserError("no AT_RISK alert about a customer who was " + name
                        + " was graded in the window; choose a longer one, or set tidewatch.alerts.holdout"));
        BigDecimal right = BigDecimal.valueOf(grade.hits().right());
        BigDecimal episodes = BigDecimal.valueOf(grade.hits().episodes());
        BigDecimal precision = grade.hits().precision();
        return new Group(name, grade.hits().episodes(), right, episodes, precision, precision, null);
    }
}
