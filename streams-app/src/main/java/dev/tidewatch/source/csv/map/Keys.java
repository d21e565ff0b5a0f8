package dev.tidewatch.source.csv.map;

import java.util.ArrayList;
import java.util.List;

/** The keys of a map. */
final class Keys {

    static final String ROWS = "rows";
    static final String SEPARATOR = "separator";
    static final String ENCODING = "encoding";
    static final String DECIMAL_MARK = "decimal.mark";
    static final String THOUSANDS_MARK = "thousands.mark";
    static final String AMOUNTS_IN = "amounts.in";
    static final String DATES = "dates";
    static final String ZONE = "zone";
    static final String LAST_DAY_IS_PAID = "last.day.is.paid";
    static final String OPTIONAL = "optional";
    static final String INTERVAL_WORDS = "words.interval";
    static final String STATUS_WORDS = "words.status";

    /** Before a field's key: the column it stands in. */
    static final String COLUMN = "column.";

    /** Before a field's key: what holds for every row. */
    static final String VALUE = "value.";

    /** Before an attribute's name: the column it stands in. */
    static final String ATTRIBUTE = "attribute.";

    private Keys() {}

    /** Every one but the attributes'. */
    static List<String> known() {
        List<String> known = new ArrayList<>(List.of(
                ROWS,
                SEPARATOR,
                ENCODING,
                DECIMAL_MARK,
                THOUSANDS_MARK,
                AMOUNTS_IN,
                DATES,
                ZONE,
                LAST_DAY_IS_PAID,
                OPTIONAL,
                INTERVAL_WORDS,
                STATUS_WORDS));
        for (Field field : Field.values()) {
            known.add(COLUMN + field.key());
            known.add(VALUE + field.key());
        }
        return known;
    }
}
