package dev.tidewatch.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * What a schema may change after it was released. Besides Avro's own rules nothing released may disappear or change its
 * logical type: Avro would read a dropped symbol as the default and a rescaled decimal as another amount, silently.
 */
enum Policy {
    /** Inputs: we read what any older producer writes. */
    BACKWARD,
    /** Outputs: also, any older consumer reads what we write. */
    FULL;

    static Policy of(Schema schema) {
        return schema.getNamespace().equals("dev.tidewatch.output") ? FULL : BACKWARD;
    }

    /** Why {@code current} may not follow {@code released}, one line a reason; empty if it may. */
    List<String> violations(Schema current, Schema released) {
        List<String> violations = new ArrayList<>(unreadable("older data", current, released));
        if (this == FULL) {
            violations.addAll(unreadable("older reader", released, current));
        }
        compare(released.getName(), current, released, violations, new ArrayList<>());
        return violations;
    }

    private static List<String> unreadable(String who, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem ->
                        who + ": " + problem.getType() + " at " + problem.getLocation() + " " + problem.getMessage())
                .toList();
    }

    private static void compare(
            String path, Schema current, Schema released, List<String> violations, List<String> seen) {
        Schema now = Schemas.core(current);
        Schema then = Schemas.core(released);
        if (!Objects.equals(now.getLogicalType(), then.getLogicalType())) {
            violations.add("logical type of " + path + " was " + then + ", is " + now);
        }
        if (now.getType() != then.getType()) {
            violations.add("type of " + path + " was " + then.getType() + ", is " + now.getType());
        } else if (now.getType() == Schema.Type.ENUM) {
            compareEnums(path, now, then, violations);
        } else if (now.getType() == Schema.Type.RECORD && !seen.contains(then.getFullName())) {
            seen.add(then.getFullName());
            compareRecords(path, now, then, violations, seen);
        }
    }

    private static void compareEnums(String path, Schema now, Schema then, List<String> violations) {
        then.getEnumSymbols().stream()
                .filter(symbol -> !now.hasEnumSymbol(symbol))
                .forEach(symbol -> violations.add("symbol " + symbol + " of " + path + " is gone"));
        if (!Objects.equals(now.getEnumDefault(), then.getEnumDefault())) {
            violations.add("default of " + path + " was " + then.getEnumDefault() + ", is " + now.getEnumDefault());
        }
    }

    private static void compareRecords(
            String path, Schema now, Schema then, List<String> violations, List<String> seen) {
        for (Schema.Field field : then.getFields()) {
            String fieldPath = path + "." + field.name();
            Schema.Field successor = now.getField(field.name());
            if (successor == null) {
                violations.add("field " + fieldPath + " is gone");
            } else {
                compare(fieldPath, successor.schema(), field.schema(), violations, seen);
            }
        }
    }
}
