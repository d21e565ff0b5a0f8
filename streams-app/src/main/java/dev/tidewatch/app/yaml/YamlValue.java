package dev.tidewatch.app.yaml;

import dev.tidewatch.avro.json.NearestName;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in a YAML file. One that is wrong is kept as a mistake of the file, and its reader goes on with another one. */
public final class YamlValue {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final YamlFile file;
    private final Node node;

    YamlValue(YamlFile file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * The map that it is.
     *
     * @param known the names that it may have; none for any
     */
    public YamlMap map(String... known) {
        return YamlMap.of(file, node, List.of(known));
    }

    /** The values of a list; a single value counts as a list of one. */
    public List<YamlValue> list() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(one -> new YamlValue(file, one))
                        .toList()
                : List.of(this);
    }

    /** As it stands in the file, with its variables replaced; empty if it is no single value. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return VARIABLE.matcher(scalar.getValue()).replaceAll(this::variable);
        }
        wrong("expected a single value");
        return "";
    }

    /**
     * The value in its own type.
     *
     * @param expected completes "expected", with an example; the value itself is not repeated, for it may be a secret
     * @param parser throws IllegalArgumentException, DateTimeException or ArithmeticException for anything else
     * @param otherwise to go on with
     */
    public <T> T as(String expected, Function<String, T> parser, T otherwise) {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            wrong("expected " + expected);
            return otherwise;
        }
    }

    /** A constant of an enum, whose case does not count. */
    public <E extends Enum<E>> E oneOf(List<E> constants) {
        String text = text();
        List<String> names = constants.stream().map(Enum::name).toList();
        int index = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (index < 0) {
            wrong(text + " is unknown"
                    + NearestName.of(text, names)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; it may be one of " + String.join(", ", names)));
        }
        return constants.get(Math.max(0, index));
    }

    /** As {@link #oneOf(List)}, of all constants. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        return oneOf(Arrays.asList(type.getEnumConstants()));
    }

    /** A whole number in a range. */
    public int number(int least, int most) {
        return as(
                "a whole number from " + least + " to " + most,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                },
                least);
    }

    /** Keeps a mistake at the line of this value. */
    public void wrong(String what) {
        file.wrong(node.getStartMark().getLine() + 1, what);
    }

    private String variable(MatchResult found) {
        String name = found.group(1);
        String value = file.variables().get(name);
        if (value == null) {
            wrong("the environment variable " + name + " is not set");
            return "";
        }
        return Matcher.quoteReplacement(value);
    }
}
