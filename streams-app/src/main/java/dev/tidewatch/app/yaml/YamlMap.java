package dev.tidewatch.app.yaml;

import dev.tidewatch.avro.json.NearestName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** The names of a YAML map, each with its value, in the order of the file. */
public final class YamlMap {

    private final YamlFile file;
    private final String path;
    private final Node node;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Set<String> meant = new HashSet<>();

    private YamlMap(YamlFile file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** @param known the names that it may have; empty for any */
    static YamlMap of(YamlFile file, String path, Node node, List<String> known) {
        YamlMap map = new YamlMap(file, path, node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> map.add(entry, known));
        } else {
            new YamlValue(file, path, node)
                    .mustBe(
                            known.isEmpty()
                                    ? "names with values below them"
                                    : "a map with some of " + String.join(", ", known));
        }
        return map;
    }

    private void add(NodeTuple entry, List<String> known) {
        String name = new YamlValue(file, path, entry.getKeyNode()).text();
        String own = path(name);
        if (!known.isEmpty() && !known.contains(name)) {
            Optional<String> nearest = NearestName.of(name, known);
            nearest.ifPresent(meant::add);
            file.wrong(
                    entry.getKeyNode(),
                    own,
                    own + " is unknown"
                            + nearest.map(near -> "; did you mean " + near + "?")
                                    .orElse("; it may be one of " + String.join(", ", known)));
        } else if (values.put(name, new YamlValue(file, own, entry.getValueNode())) != null) {
            file.wrong(entry.getKeyNode(), own, own + " stands here twice");
        }
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The value of a name, if it has one. */
    public Optional<YamlValue> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** False if the name is surely missing: it may be mistyped, and then that is the mistake that is told. */
    public boolean mayHave(String name) {
        return values.containsKey(name) || meant.contains(name) || !(node instanceof MappingNode);
    }

    /**
     * The value of a name that must be there.
     *
     * @param what completes "it must be"
     */
    public Optional<YamlValue> need(String name, String what) {
        if (!mayHave(name)) {
            file.wrong(node, path(name), path(name) + " is missing; it must be " + what);
        }
        return get(name);
    }

    /**
     * The entries of a map that must have some.
     *
     * @param what completes "it must be"
     */
    public Set<String> some(String what) {
        if (node instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
            wrong("it is empty; it must be " + what);
        }
        return names();
    }

    /** Keeps a mistake of the whole map, beside others of it. */
    public void wrong(String sentence) {
        String whole = path.isEmpty() ? sentence : path + ": " + sentence;
        file.wrong(node, whole, whole);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
