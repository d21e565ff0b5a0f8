package dev.tidewatch.app.grades;

import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Hits;
import dev.tidewatch.domain.risk.grade.Recall;
import java.io.PrintWriter;
import java.util.List;

/** Grades as a person reads them: a sentence or two for each kind, then a column of figures. */
public final class GradesTable {

    private static final int NAME = 30;
    private static final int WIDE = 16;

    private final PrintWriter out;

    public GradesTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints them.
     *
     * @param currency of amounts
     */
    public void print(ReplayedGrades.Told told, String currency) {
        out.println("Alerts over " + told.window() + " up to " + told.day() + ", amounts in " + currency + ":");
        if (told.grades().isEmpty()) {
            out.println("no alert was raised in it, the horizon of none ended, and there was nothing to warn of");
            return;
        }
        told.grades().forEach(grade -> out.println(sentence(grade)));
        out.println();
        List<GradeColumn> figures = GradeColumn.ALL.subList(GradeColumn.NAMES, GradeColumn.ALL.size());
        row("", told.grades().stream().map(GradesTable::name).toList());
        for (GradeColumn figure : figures) {
            row(figure.words(), told.grades().stream().map(figure::cell).toList());
        }
        out.println();
        out.println(
                "A customer is graded in the window in which the horizon of its alert ends; what came of the alert may have come"
                        + " before, and what came in the window is counted by itself.");
        out.println("docs/alerts.md, Grades, says what each figure is; an empty one has nothing to divide by.");
    }

    private static String name(Grade grade) {
        String kind = grade.kind() + (grade.rule() == null ? "" : " " + grade.rule());
        return grade.heldOut() ? kind + " held out" : kind;
    }

    private static String sentence(Grade grade) {
        Hits hits = grade.hits();
        Recall recall = grade.recall();
        String raised = grade.alerts() == 1 ? "1 alert was raised" : grade.alerts() + " alerts were raised";
        String right = hits.episodes() == 0
                ? "no customer is graded yet"
                : "of " + counted(hits.episodes(), "graded customer") + " " + hits.right() + " came true";
        String came = switch (grade.kind()) {
            case AT_RISK -> counted(recall.came(), "loss", "losses");
            case WIN_BACK -> counted(recall.came(), "return");
            case UPSELL -> counted(recall.came(), "expansion");
        };
        String said = grade.rule() == null
                ? " In the window came " + came + ", and an alert had said " + recall.warned() + " of them."
                : "";
        return name(grade) + ": " + raised + "; " + right + "." + said;
    }

    private static String counted(int number, String one) {
        return counted(number, one, one + "s");
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private void row(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format("%-" + NAME + "s", name));
        cells.forEach(cell -> line.append(String.format("  %" + WIDE + "s", cell)));
        out.println(line.toString().stripTrailing());
    }
}
