package dev.tidewatch.app.rules;

import dev.tidewatch.app.yaml.YamlValue;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the names of rules, or of goals: each has one of its own. */
final class UniqueNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,49}");

    private final String things;
    private final String example;
    private final Set<String> taken = new HashSet<>();

    /** @param things that have the names, in the plural */
    UniqueNames(String things, String example) {
        this.things = things;
        this.example = example;
    }

    /** Completes "must be". */
    String expected() {
        return expected(example);
    }

    /** Returns the name; empty if it is wrong. */
    String read(YamlValue value) {
        String name = read(value, example);
        if (!name.isEmpty() && !taken.add(name)) {
            value.wrong("there are two " + things + " " + name + "; each has a name of its own");
        }
        return name;
    }

    /** Returns a name that others may have, too; empty if it is wrong. */
    static String read(YamlValue value, String example) {
        return value.as(
                expected(example),
                text -> {
                    if (!NAME.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                "");
    }

    private static String expected(String example) {
        return "at most 50 small letters, digits, dots, underscores and hyphens, such as " + example;
    }
}
