package dev.tidewatch.local.grading;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Grades as a person reads them. */
public final class GradesTable {

    private static final double PERCENT = 100;

    private final PrintWriter out;

    public GradesTable(PrintWriter out) {
        this.out = out;
    }

    public void print(Grades grades) {
        out.printf(
                Locale.ROOT,
                "%s: %d of %d judgements, %.2f%%%n",
                grades.question(),
                grades.leave(),
                grades.judgements(),
                PERCENT * grades.baseRate());
        out.printf("%-42s %6s %7s %11s %6s%n", "signal", "known", "AUC", "top decile", "lift");
        row(grades, grades.score());
        grades.features().forEach(feature -> row(grades, feature));
        out.println();
    }

    /** By how much the score beats the best single feature, for each seed from the first on. */
    public void margins(Question question, long firstSeed, List<Grades> seeds) {
        out.println(question + ": the score against the best single signal");
        for (int i = 0; i < seeds.size(); i++) {
            Grades grades = seeds.get(i);
            out.printf(
                    Locale.ROOT,
                    "seed %-3d %.4f against %.4f of %s: %+.4f%n",
                    firstSeed + i,
                    grades.score().auc(),
                    grades.bestFeature().auc(),
                    grades.bestFeature().signal(),
                    grades.margin());
        }
        out.println();
    }

    private void row(Grades grades, Grade grade) {
        out.printf(
                Locale.ROOT,
                "%-42s %5.0f%% %7.4f %10.1f%% %6.2f%n",
                grade.signal() + (grade.lessLeaves() ? " (less)" : ""),
                PERCENT * grade.known() / grades.judgements(),
                grade.auc(),
                PERCENT * grade.topDecile(),
                grade.topDecile() / grades.baseRate());
    }
}
