package dev.tidewatch.app.yaml;

import dev.tidewatch.avro.json.NearestName;
import java.time.DateTimeException;
import java.util.ArrayList;
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
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file. One that is wrong is kept as a mistake of the file, and its reader goes on with another one. */
public final class YamlValue {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final YamlFile file;
    private final String path;
    private final Node node;

    /** @param path the names that lead to it, such as {@code routes[2].kinds}; empty for the whole file */
    YamlValue(YamlFile file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /**
     * The map that it is.
     *
     * @param known the names that it may have; none for any
     */
    public YamlMap map(String... known) {
        return YamlMap.of(file, path, node, List.of(known));
    }

    /**
     * The values of a list that must have some; a single value counts as a list of one.
     *
     * @param what completes "it must be"
     */
    public List<YamlValue> list(String what) {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        if (sequence.getValue().isEmpty()) {
            wrong("it is empty; it must be " + what);
        }
        List<YamlValue> values = new ArrayList<>();
        for (Node one : sequence.getValue()) {
            values.add(new YamlValue(file, path + "[" + (values.size() + 1) + "]", one));
        }
        return values;
    }

    /** As it stands in the file, with its variables replaced; empty if it is no single value. */
    public String text() {
        if (node.getTag().equals(Tag.NULL)) {
            wrong("it has no value");
            return "";
        }
        if (node instanceof ScalarNode scalar) {
            return VARIABLE.matcher(scalar.getValue()).replaceAll(this::variable);
        }
        mustBe("a single value");
        return "";
    }

    /**
     * The value in its own type.
     *
     * @param expected completes "must be", with an example; the value itself is not repeated, for it may be a secret
     * @param parser throws IllegalArgumentException, DateTimeException or ArithmeticException for anything else
     * @param otherwise to go on with
     */
    public <T> T as(String expected, Function<String, T> parser, T otherwise) {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            mustBe(expected);
            return otherwise;
        }
    }

    /** One of these constants of an enum, whose case does not count; others of the enum are never met. */
    public <E extends Enum<E>> E oneOf(List<E> constants) {
        String text = text();
        List<String> names = constants.stream().map(Enum::name).toList();
        int index = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (index < 0) {
            boolean known = Arrays.stream(constants.get(0).getDeclaringClass().getEnumConstants())
                    .anyMatch(constant -> constant.name().equalsIgnoreCase(text));
            String all = "; it may be one of " + String.join(", ", names);
            wrong(
                    known
                            ? text + " is never met" + all
                            : text + " is unknown"
                                    + NearestName.of(text, names)
                                            .map(nearest -> "; did you mean " + nearest + "?")
                                            .orElse(all));
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

    /** Keeps a mistake that is said of this value. */
    public void wrong(String sentence) {
        file.wrong(node, path, path.isEmpty() ? sentence : path + ": " + sentence);
    }

    void mustBe(String expected) {
        file.wrong(node, path, (path.isEmpty() ? "the file" : path) + " must be " + expected);
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
