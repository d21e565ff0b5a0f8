package dev.tidewatch.app.grades;

import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Hits;
import dev.tidewatch.domain.risk.grade.Recall;
import java.io.PrintWriter;
import java.util.List;

/** Grades as a person reads them: a sentence or two for each kind, then a column of figures. */
public final class GradesTable {

    private static final int NAME = 21;
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
            row(figure.name(), told.grades().stream().map(figure::cell).toList());
        }
        out.println();
        out.println("docs/alerts.md, Grades, says what each figure is; an empty one has nothing to divide by.");
    }

    private static String name(Grade grade) {
        String kind = grade.kind() + (grade.rule() == null ? "" : " " + grade.rule());
        return grade.heldOut() ? kind + " held out" : kind;
    }

    private static String sentence(Grade grade) {
        Hits hits = grade.hits();
        Recall recall = grade.recall();
        String came = switch (grade.kind()) {
            case AT_RISK -> "losses";
            case WIN_BACK -> "returns";
            case UPSELL -> "expansions";
        };
        String right = hits.episodes() == 0
                ? "of none is it certain yet how it ended"
                : "of " + hits.episodes() + " that are certain " + hits.right() + " came true";
        String told =
                grade.rule() == null ? "; " + came + ": " + recall.came() + ", told of before: " + recall.warned() : "";
        return name(grade) + ": raised " + grade.alerts() + "; " + right + told + ".";
    }

    private void row(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format("%-" + NAME + "s", name));
        cells.forEach(cell -> line.append(String.format("  %" + WIDE + "s", cell)));
        out.println(line.toString().stripTrailing());
    }
}
