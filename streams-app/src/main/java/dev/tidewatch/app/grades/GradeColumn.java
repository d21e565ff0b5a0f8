package dev.tidewatch.app.grades;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.risk.grade.Bin;
import dev.tidewatch.domain.risk.grade.Grade;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure of a grade as it is told, under its name. */
public final class GradeColumn {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** So many of the first say whose grade it is. */
    static final int NAMES = 3;

    /** All but the scores' bins, in order. */
    public static final List<GradeColumn> ALL = List.of(
            new GradeColumn("kind", "kind", grade -> grade.kind().name()),
            new GradeColumn("rule", "rule", Grade::rule),
            new GradeColumn("heldOut", "held out", Grade::heldOut),
            new GradeColumn("alerts", "alerts raised", Grade::alerts),
            new GradeColumn(
                    "episodes", "customers graded", grade -> grade.hits().episodes()),
            new GradeColumn("right", "of them right", grade -> grade.hits().right()),
            new GradeColumn("precision", "share right", grade -> grade.hits().precision()),
            new GradeColumn(
                    "undecided",
                    "right before they decided",
                    grade -> grade.hits().undecided()),
            new GradeColumn(
                    "medianLeadDays",
                    "days ahead, median",
                    grade -> grade.hits().medianLeadDays()),
            new GradeColumn(
                    "mrrLost",
                    "MRR lost by those right",
                    grade -> money(grade.hits().mrrLost())),
            new GradeColumn(
                    "baseRate", "share right by chance", grade -> grade.ground().rate()),
            new GradeColumn("lift", "times better than chance", Grade::lift),
            new GradeColumn("burden", "alerts a customer-month", Grade::burden),
            new GradeColumn(
                    "came", "came in the window", grade -> grade.recall().came()),
            new GradeColumn(
                    "warned", "an alert had said it", grade -> grade.recall().warned()),
            new GradeColumn(
                    "recall", "share said before", grade -> grade.recall().share()),
            new GradeColumn(
                    "warnedUndecided",
                    "said before they decided",
                    grade -> grade.recall().warnedUndecided()),
            new GradeColumn(
                    "recallUndecided",
                    "share said before they decided",
                    grade -> grade.recall().shareUndecided()),
            new GradeColumn(
                    "mrrCame", "MRR of what came", grade -> money(grade.recall().mrrCame())),
            new GradeColumn(
                    "mrrWarned",
                    "MRR said before",
                    grade -> money(grade.recall().mrrWarned())),
            new GradeColumn(
                    "mrrRecall",
                    "share of the MRR said before",
                    grade -> grade.recall().shareOfMrr()),
            new GradeColumn(
                    "actedOn", "alerts acted on", grade -> grade.acting().alerts()),
            new GradeColumn(
                    "medianMinutesToAction",
                    "minutes to action, median",
                    grade -> grade.acting().medianMinutes()),
            new GradeColumn(
                    "saidSaved", "said to be saved", grade -> grade.acting().saved()),
            new GradeColumn(
                    "saidLost", "said to be lost", grade -> grade.acting().lost()),
            new GradeColumn(
                    "saidNotARisk",
                    "said to be no risk",
                    grade -> grade.acting().notARisk()),
            new GradeColumn(
                    "episodesActedOn",
                    "graded customers acted on",
                    grade -> grade.acting().episodes()),
            new GradeColumn(
                    "rightActedOn", "of these right", grade -> grade.acting().right()),
            new GradeColumn(
                    "precisionActedOn",
                    "share of these right",
                    grade -> grade.acting().precision()));

    private final String name;
    private final String words;
    private final Function<Grade, @Nullable Object> value;

    private GradeColumn(String name, String words, Function<Grade, @Nullable Object> value) {
        this.name = name;
        this.words = words;
        this.value = value;
    }

    public String name() {
        return name;
    }

    /** Returns its name as a person says it. */
    public String words() {
        return words;
    }

    /** Returns it as a cell of CSV; empty if it is unknown. */
    public String cell(Grade grade) {
        Object figure = value.apply(grade);
        return figure instanceof BigDecimal number ? number.toPlainString() : figure == null ? "" : figure.toString();
    }

    /** Returns all of a grade. */
    public static ObjectNode json(Grade grade) {
        ObjectNode json = JSON.createObjectNode();
        for (GradeColumn column : ALL) {
            Object figure = column.value.apply(grade);
            if (figure instanceof Integer number) {
                json.put(column.name, number);
            } else if (figure instanceof Boolean truth) {
                json.put(column.name, truth);
            } else {
                String cell = column.cell(grade);
                json.put(column.name, cell.isEmpty() ? null : cell);
            }
        }
        ArrayNode bins = json.putArray("reliability");
        for (Bin bin : grade.reliability()) {
            bins.addObject()
                    .put("score", bin.score())
                    .put("alerts", bin.alerts())
                    .put("right", bin.right());
        }
        return json;
    }

    private static BigDecimal money(long micros) {
        return Amounts.ofMicros(micros);
    }
}
