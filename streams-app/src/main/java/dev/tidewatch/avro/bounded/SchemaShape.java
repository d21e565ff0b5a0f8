package dev.tidewatch.avro.bounded;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Finds what a schema says of the work that its values can be. They are bounded by their bytes unless the schema is recursive or
 * deep, or has much in it that takes no byte: nulls and records of nothing, above all as elements of an array.
 */
final class SchemaShape {

    /** The deepest nesting of records, arrays and maps in one another; events have four. */
    static final int MOST_LEVELS = 100;

    /** Visits that no byte pays for, between two bytes. */
    private static final int MOST_FREE = 100;

    private final Set<Schema> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Schema, Cost> records = new IdentityHashMap<>();
    private boolean bounded = true;

    private SchemaShape() {}

    static boolean boundsItsValues(Schema schema) {
        SchemaShape shape = new SchemaShape();
        shape.cost(schema);
        return shape.bounded;
    }

    /**
     * The least that a value takes.
     *
     * @param visits made without a byte
     */
    private record Cost(boolean takesBytes, int visits) {

        static final Cost BYTES = new Cost(true, 0);

        static final Cost NOTHING = new Cost(false, 1);
    }

    private Cost cost(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> elements(schema.getElementType(), false);
            case MAP -> elements(schema.getValueType(), true);
            case UNION -> union(schema);
            case FIXED -> schema.getFixedSize() == 0 ? Cost.NOTHING : Cost.BYTES;
            case NULL -> Cost.NOTHING;
            case ENUM, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> Cost.BYTES;
        };
    }

    private Cost record(Schema schema) {
        Cost known = records.get(schema);
        if (known != null) {
            return known;
        }
        if (!open.add(schema) || open.size() > MOST_LEVELS) {
            bounded = false;
            return Cost.NOTHING;
        }
        boolean takesBytes = false;
        int visits = 1;
        for (Schema.Field field : schema.getFields()) {
            Cost cost = cost(field.schema());
            takesBytes |= cost.takesBytes();
            visits = Math.min(MOST_FREE + 1, visits + cost.visits());
        }
        bounded &= visits <= MOST_FREE;
        open.remove(schema);
        Cost cost = new Cost(takesBytes, visits);
        records.put(schema, cost);
        return cost;
    }

    private Cost elements(Schema element, boolean haveKeys) {
        bounded &= cost(element).takesBytes() || haveKeys;
        return Cost.BYTES;
    }

    private Cost union(Schema schema) {
        int visits = 0;
        for (Schema branch : schema.getTypes()) {
            visits = Math.max(visits, cost(branch).visits());
        }
        return new Cost(true, visits);
    }
}
