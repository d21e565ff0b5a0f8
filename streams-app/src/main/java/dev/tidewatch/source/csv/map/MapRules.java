package dev.tidewatch.source.csv.map;

import dev.tidewatch.source.csv.map.CsvMap.Columns;
import java.util.Map;

/** Checks what the keys of a map must say together. */
final class MapRules {

    private final CsvMap map;
    private final Columns columns;

    MapRules(CsvMap map) {
        this.map = map;
        this.columns = map.columns();
    }

    /** @throws BadMap at the first that does not hold */
    void check() {
        for (Field field : Field.values()) {
            if (columns.has(field) && !field.isOf(map.rows())) {
                throw problem(field.key() + " is of no table of " + name(map.rows()) + "; it must go, or rows must be "
                        + name(map.rows() == Rows.PERIODS ? Rows.CHANGES : Rows.PERIODS));
            }
        }
        require(Field.CUSTOMER);
        if (map.rows() == Rows.PERIODS) {
            require(Field.STARTED);
        } else {
            require(Field.AT);
            require(Field.STATUS);
        }
        require(Field.PLAN);
        require(Field.CURRENCY);
        if (columns.has(Field.AMOUNT) == columns.has(Field.UNIT_AMOUNT)) {
            throw problem(
                    "one of column.amount, the price of all of it, and column.unit.amount, the price of one, must be"
                            + " there, and not both");
        }
        for (Map.Entry<String, String> attribute : columns.attributes().entrySet()) {
            if (attribute.getValue().isEmpty()) {
                throw problem("attribute." + attribute.getKey() + " is empty; it must name a column");
            }
        }
    }

    private void require(Field field) {
        if (!columns.has(field)) {
            throw problem("column." + field.key() + " is missing: the column that has " + field.meaning()
                    + "; if all rows have the same, say value." + field.key());
        }
    }

    private static String name(Rows rows) {
        return switch (rows) {
            case PERIODS -> "periods";
            case CHANGES -> "changes";
        };
    }

    private BadMap problem(String problem) {
        return new BadMap(map.source(), problem);
    }
}
