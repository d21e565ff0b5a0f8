package dev.tidewatch.app.mcp;

import dev.tidewatch.app.http.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An argument of a tool. What an assistant gives is checked here for its form; what it means, the API checks.
 *
 * @param meaning for the assistant
 * @param values that it may have; empty for any
 * @param most the largest number; 0 of what is no number
 */
record Argument(String name, Form form, String meaning, List<String> values, int most, boolean isRequired) {

    /** How it is given. */
    enum Form {
        TEXT,
        DAY,
        DECIMAL,
        FLAG,
        COUNT,
        SOME
    }

    static Argument text(String name, String meaning) {
        return new Argument(name, Form.TEXT, meaning, List.of(), 0, false);
    }

    static Argument day(String name, String meaning) {
        return new Argument(name, Form.DAY, meaning, List.of(), 0, false);
    }

    static Argument decimal(String name, String meaning) {
        return new Argument(name, Form.DECIMAL, meaning, List.of(), 0, false);
    }

    static Argument flag(String name, String meaning) {
        return new Argument(name, Form.FLAG, meaning, List.of(), 0, false);
    }

    static Argument count(String name, int most, String meaning) {
        return new Argument(name, Form.COUNT, meaning, List.of(), most, false);
    }

    /** One of the values. */
    static Argument one(String name, String meaning, List<String> values) {
        return new Argument(name, Form.TEXT, meaning, values, 0, false);
    }

    /** A list of some of the values. */
    static Argument some(String name, String meaning, List<String> values) {
        return new Argument(name, Form.SOME, meaning, values, 0, false);
    }

    static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    Argument required() {
        return new Argument(name, form, meaning, values, most, true);
    }

    /** As JSON Schema says it. */
    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        Map<String, Object> listed = schema;
        schema.put(
                "type",
                switch (form) {
                    case FLAG -> "boolean";
                    case COUNT -> "integer";
                    case SOME -> "array";
                    default -> "string";
                });
        schema.put("description", meaning);
        switch (form) {
            case DAY -> schema.put("format", "date");
            case COUNT -> {
                schema.put("minimum", 1);
                schema.put("maximum", most);
            }
            case SOME -> {
                listed = new LinkedHashMap<>(Map.of("type", "string"));
                schema.put("items", listed);
            }
            default -> {}
        }
        if (!values.isEmpty()) {
            listed.put("enum", values);
        }
        return schema;
    }

    /**
     * Returns what was given as a parameter of the API has it, a list with commas between.
     *
     * @throws Refusal if it has another form, or a value that there is not
     */
    String read(Object given) {
        List<String> parts = parts(given).map(this::part).toList();
        if (form != Form.SOME && parts.size() != 1) {
            throw wrong(given);
        }
        return String.join(",", parts);
    }

    private Stream<?> parts(Object given) {
        return given instanceof List<?> list ? list.stream() : Stream.of(given);
    }

    private String part(Object given) {
        if (!(given instanceof String || given instanceof Number || given instanceof Boolean)) {
            throw wrong(given);
        }
        String text = given.toString();
        if (form == Form.COUNT) {
            return count(text);
        }
        if (values.isEmpty()) {
            return text;
        }
        return values.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(given));
    }

    private String count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= most) {
                return text;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong(text);
    }

    private Refusal wrong(Object given) {
        return Refusal.badRequest(name + " is '" + given + "'; it must be " + right());
    }

    private String right() {
        if (!values.isEmpty()) {
            return (form == Form.SOME ? "a list of some of " : "one of ") + String.join(", ", values);
        }
        return switch (form) {
            case DAY -> "a day such as 2026-03-01";
            case DECIMAL -> "a number such as 50 or 99.90";
            case FLAG -> "true or false";
            case COUNT -> "a number from 1 to " + most;
            default -> "a text";
        };
    }
}
