package dev.tidewatch.app.yaml;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file that is being read, and all mistakes found in it so far. */
public final class YamlFile {

    private final Path file;
    private final Map<String, String> variables;
    private final Map<Place, String> mistakes = new TreeMap<>();

    private YamlFile(Path file, Map<String, String> variables) {
        this.file = file;
        this.variables = variables;
    }

    /**
     * Nothing of it is read yet.
     *
     * @param variables stand in the file as {@code ${NAME}}, so that secrets need not
     */
    public static YamlFile at(Path file, Map<String, String> variables) {
        return new YamlFile(file, variables);
    }

    /** @param path the names that lead to what is there */
    private record Place(int line, int column, String path) implements Comparable<Place> {

        private static final Comparator<Place> IN_THE_FILE =
                Comparator.comparing(Place::line).thenComparing(Place::column).thenComparing(Place::path);

        @Override
        public int compareTo(Place other) {
            return IN_THE_FILE.compare(this, other);
        }
    }

    /**
     * The map that the file is.
     *
     * @throws UserError if it cannot be read, or is no YAML
     */
    public YamlMap root(String... known) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root == null) {
                throw new UserError(file + ": has nothing in it");
            }
            return new YamlValue(this, "", root).map(known);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UserError(file + ":" + line + ": is no YAML: " + e.getProblem(), e);
        } catch (IOException | YAMLException e) {
            throw new UserError(file + ": " + reason(e) + "; it must be a YAML file in UTF-8", e);
        }
    }

    /** The parser has what it cannot read as a cause. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "it is not in UTF-8";
            }
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        return failure instanceof AccessDeniedException
                ? "permission is denied"
                : "it cannot be read: "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("");
    }

    /**
     * Returns if nothing was wrong.
     *
     * @throws UserError listing every mistake with its line
     */
    public void throwMistakes() {
        if (!mistakes.isEmpty()) {
            throw new UserError("the file is wrong:\n  " + String.join("\n  ", mistakes.values()));
        }
    }

    /** The first mistake about one thing is told: what follows is of its making. */
    void wrong(Node node, String path, String sentence) {
        int line = node.getStartMark().getLine() + 1;
        mistakes.putIfAbsent(
                new Place(line, node.getStartMark().getColumn(), path), file + ":" + line + ": " + sentence);
    }

    Map<String, String> variables() {
        return variables;
    }
}
