package dev.tidewatch.app.yaml;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Map<Integer, String> mistakes = new TreeMap<>();

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
            return new YamlValue(this, root).map(known);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UserError(file + ":" + line + ": is no YAML: " + e.getProblem(), e);
        } catch (IOException | YAMLException e) {
            throw new UserError(file + ": expected a YAML file in UTF-8 that can be read (" + e + ")", e);
        }
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

    /** The first mistake of a line is told: what follows may be of its making. */
    void wrong(int line, String what) {
        mistakes.putIfAbsent(line, file + ":" + line + ": " + what);
    }

    Map<String, String> variables() {
        return variables;
    }
}
