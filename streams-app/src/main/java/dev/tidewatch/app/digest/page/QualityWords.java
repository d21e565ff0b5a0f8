package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.CorrectedDay;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.page.Grid.Column;
import dev.tidewatch.app.digest.page.Grid.Row;
import dev.tidewatch.domain.risk.grade.Grade;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how far figures and alerts are to be trusted: what was corrected, and how many alerts came true. */
final class QualityWords {

    private QualityWords() {}

    static DigestPage.Section corrections(DailyDigest digest, int most) {
        String title = "Corrections of earlier days";
        String currency = digest.about().currency();
        List<CorrectedDay> days = digest.corrections().days();
        if (!digest.corrections().known()) {
            return new DigestPage.Section(
                    title,
                    List.of("A replay publishes everything at once, so of no day is it known what it corrected."),
                    Grid.NONE,
                    "");
        }
        if (days.isEmpty()) {
            return new DigestPage.Section(title, List.of("Nothing was published for earlier days."), Grid.NONE, "");
        }
        List<Row> rows = days.stream().limit(most).map(QualityWords::row).toList();
        List<CorrectedDay> others = days.subList(rows.size(), days.size());
        return new DigestPage.Section(
                title,
                List.of("On the day " + amounts(days, currency) + "."),
                new Grid(
                        List.of(
                                Column.text("day"),
                                Column.number("corrected"),
                                Column.number("voided"),
                                Column.number("came late"),
                                Column.number(currency + " a month")),
                        rows),
                others.isEmpty() ? "" : "Of them, for days before: " + amounts(others, currency) + ".");
    }

    private static Row row(CorrectedDay day) {
        return Row.of(
                day.day().toString(),
                Integer.toString(day.corrected()),
                Integer.toString(day.voided()),
                Integer.toString(day.late()),
                Amount.signed(day.change()));
    }

    private static String amounts(List<CorrectedDay> days, String currency) {
        int movements = days.stream().mapToInt(CorrectedDay::movements).sum();
        BigDecimal change = days.stream().map(CorrectedDay::change).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Amount.many(movements, "movement") + " of " + Amount.many(days.size(), "earlier day")
                + (movements == 1 ? " was" : " were") + " published, " + Amount.signed(change) + " " + currency
                + " a month in all";
    }

    static DigestPage.Section grades(DailyDigest digest) {
        String title = "How good the alerts were";
        String days = digest.graded().window().name().replaceAll("\\D", "");
        String window = "Over the " + days + " days up to the day";
        List<Grade> grades = digest.graded().grades();
        if (grades.isEmpty()) {
            return new DigestPage.Section(
                    title,
                    List.of(window + ", no alert was raised or graded, and there was nothing to warn of."),
                    Grid.NONE,
                    "");
        }
        String currency = digest.about().currency();
        return new DigestPage.Section(
                title,
                List.of(window + ": losses are what AT_RISK warns of, returns WIN_BACK, expansions UPSELL."),
                new Grid(
                        List.of(
                                Column.text("alert"),
                                Column.number("raised"),
                                Column.number("graded"),
                                Column.number("right"),
                                Column.number("precision"),
                                Column.number("came"),
                                Column.number("warned of"),
                                Column.number("recall"),
                                Column.number(currency + " came"),
                                Column.number(currency + " warned of")),
                        grades.stream().map(QualityWords::row).toList()),
                "");
    }

    private static Row row(Grade grade) {
        String kind = grade.kind() + (grade.rule() == null ? "" : " " + grade.rule());
        return Row.of(
                grade.heldOut() ? kind + " held out" : kind,
                Integer.toString(grade.alerts()),
                Integer.toString(grade.hits().episodes()),
                Integer.toString(grade.hits().right()),
                share(grade.hits().precision()),
                Integer.toString(grade.recall().came()),
                Integer.toString(grade.recall().warned()),
                share(grade.recall().share()),
                Amount.ofMicros(grade.recall().mrrCame()),
                Amount.ofMicros(grade.recall().mrrWarned()));
    }

    /** Returns a dash where there is nothing to divide by. */
    private static String share(@Nullable BigDecimal share) {
        return share == null ? "-" : share.toPlainString();
    }
}
