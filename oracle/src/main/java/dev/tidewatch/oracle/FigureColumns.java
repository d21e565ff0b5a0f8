package dev.tidewatch.oracle;

import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Lists the figures of a metric row as columns. They follow the schema of the row, so that what is published cannot be left out of the
 * comparison: a figure without a formula in the SQL is an error there.
 */
final class FigureColumns {

    /** Names what a row has beside its figures. */
    private static final Set<String> PLACE = Set.of(
            "segment",
            "window",
            "day",
            "live",
            "revision",
            "isFinal",
            "restatedAfterFinal",
            "asOf",
            "reportingCurrency");

    private static final List<Column> ALL = RetentionMetrics.getClassSchema().getFields().stream()
            .filter(field -> isFigure(field.name()))
            .map(Column::of)
            .toList();

    private FigureColumns() {}

    /** Writes them where the SQL names their list. */
    static String in(String sql) {
        return sql.replace("${typesOfFigures}", listed(Column::typed))
                .replace("${figuresAsRead}", listed(Column::read))
                .replace("${pairsOfFigures}", listed(Column::pair))
                .replace("${figures}", listed(Column::quoted));
    }

    /** Returns whether a field of the row is a figure. */
    static boolean isFigure(String field) {
        return !PLACE.contains(field);
    }

    private static String listed(Function<Column, String> text) {
        return ALL.stream().map(text).collect(Collectors.joining(", "));
    }

    /** Says how a figure stands in a JSON line. */
    private enum Form {
        COUNT("BIGINT"),
        TRUTH("BOOLEAN"),
        DECIMAL("VARCHAR"),
        SPLIT("STRUCT(\"value\" VARCHAR, \"count\" BIGINT, mrr VARCHAR)[]");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        static Form of(Schema schema) {
            return switch (schema.getType()) {
                case UNION -> of(schema.getTypes().get(1));
                case LONG -> COUNT;
                case BOOLEAN -> TRUTH;
                case BYTES -> DECIMAL;
                case ARRAY -> SPLIT;
                default -> throw new IllegalArgumentException("no figure is " + schema);
            };
        }
    }

    private record Column(String name, Form form) {

        static Column of(Schema.Field field) {
            return new Column(field.name(), Form.of(field.schema()));
        }

        String quoted() {
            return '"' + name + '"';
        }

        String typed() {
            return quoted() + " " + form.type;
        }

        /** Decimals are computed with as whole millionths; a split is compared as text. */
        String read() {
            return switch (form) {
                case COUNT, TRUTH -> quoted();
                case DECIMAL -> "micros(" + quoted() + ") AS " + quoted();
                case SPLIT -> "slices(" + quoted() + ") AS " + quoted();
            };
        }

        String pair() {
            return "{name: '" + name + "', published: " + text("p") + ", recomputed: " + text("r") + "}";
        }

        private String text(String row) {
            String value = row + "." + quoted();
            return form == Form.DECIMAL ? "amount_text(" + value + ")" : value + "::VARCHAR";
        }
    }
}
