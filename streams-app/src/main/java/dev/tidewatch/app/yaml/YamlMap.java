package dev.tidewatch.app.yaml;

import dev.tidewatch.avro.json.NearestName;
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
    private final int line;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();

    private YamlMap(YamlFile file, int line) {
        this.file = file;
        this.line = line;
    }

    /** @param known the names that it may have; empty for any */
    static YamlMap of(YamlFile file, Node node, List<String> known) {
        YamlMap map = new YamlMap(file, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> map.add(entry, known));
        } else {
            map.wrong(
                    known.isEmpty()
                            ? "expected names with values below them"
                            : "expected a map with some of " + String.join(", ", known));
        }
        return map;
    }

    private void add(NodeTuple entry, List<String> known) {
        YamlValue key = new YamlValue(file, entry.getKeyNode());
        String name = key.text();
        if (!known.isEmpty() && !known.contains(name)) {
            key.wrong(name + " is unknown"
                    + NearestName.of(name, known)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; it may be one of " + String.join(", ", known)));
        } else if (values.put(name, new YamlValue(file, entry.getValueNode())) != null) {
            key.wrong(name + " stands here twice");
        }
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The value of a name, if it has one. */
    public Optional<YamlValue> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The value of a name that must be there.
     *
     * @param what completes "it must be"
     */
    public Optional<YamlValue> need(String name, String what) {
        if (!values.containsKey(name)) {
            wrong(name + " is missing; it must be " + what);
        }
        return get(name);
    }

    /** Keeps a mistake at the map's first line. */
    public void wrong(String what) {
        file.wrong(line, what);
    }
}
