package dev.tidewatch.app.grades;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.domain.risk.grade.Bin;
import dev.tidewatch.domain.risk.grade.Grade;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure of a grade as it is told, under its name. */
public final class GradeColumn {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MICRO_DIGITS = 6;

    /** So many of the first say whose grade it is. */
    static final int NAMES = 3;

    /** All but the scores' bins, in order. */
    public static final List<GradeColumn> ALL = List.of(
            new GradeColumn("kind", grade -> grade.kind().name()),
            new GradeColumn("rule", Grade::rule),
            new GradeColumn("heldOut", Grade::heldOut),
            new GradeColumn("alerts", Grade::alerts),
            new GradeColumn("episodes", grade -> grade.hits().episodes()),
            new GradeColumn("right", grade -> grade.hits().right()),
            new GradeColumn("precision", grade -> grade.hits().precision()),
            new GradeColumn("undecided", grade -> grade.hits().undecided()),
            new GradeColumn("medianLeadDays", grade -> grade.hits().medianLeadDays()),
            new GradeColumn("mrrLost", grade -> money(grade.hits().mrrLost())),
            new GradeColumn("baseRate", grade -> grade.ground().rate()),
            new GradeColumn("lift", Grade::lift),
            new GradeColumn("burden", Grade::burden),
            new GradeColumn("came", grade -> grade.recall().came()),
            new GradeColumn("warned", grade -> grade.recall().warned()),
            new GradeColumn("recall", grade -> grade.recall().share()),
            new GradeColumn("warnedUndecided", grade -> grade.recall().warnedUndecided()),
            new GradeColumn("recallUndecided", grade -> grade.recall().shareUndecided()),
            new GradeColumn("mrrCame", grade -> money(grade.recall().mrrCame())),
            new GradeColumn("mrrWarned", grade -> money(grade.recall().mrrWarned())),
            new GradeColumn("mrrRecall", grade -> grade.recall().shareOfMrr()),
            new GradeColumn("actedOn", grade -> grade.acting().alerts()),
            new GradeColumn("medianMinutesToAction", grade -> grade.acting().medianMinutes()),
            new GradeColumn("saidSaved", grade -> grade.acting().saved()),
            new GradeColumn("saidLost", grade -> grade.acting().lost()),
            new GradeColumn("saidNotARisk", grade -> grade.acting().notARisk()),
            new GradeColumn("episodesActedOn", grade -> grade.acting().episodes()),
            new GradeColumn("rightActedOn", grade -> grade.acting().right()),
            new GradeColumn("precisionActedOn", grade -> grade.acting().precision()));

    private final String name;
    private final Function<Grade, @Nullable Object> value;

    private GradeColumn(String name, Function<Grade, @Nullable Object> value) {
        this.name = name;
        this.value = value;
    }

    public String name() {
        return name;
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
        return BigDecimal.valueOf(micros, MICRO_DIGITS);
    }
}
