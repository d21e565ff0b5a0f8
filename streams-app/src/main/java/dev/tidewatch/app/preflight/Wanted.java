package dev.tidewatch.app.preflight;

import dev.tidewatch.stream.names.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds what is about to start.
 *
 * @param settings that give what is published its meaning
 * @param defaults of all of them
 * @param changelogs that the state will be in
 */
record Wanted(
        Topics topics,
        String version,
        Map<String, String> settings,
        Map<String, String> defaults,
        Set<String> changelogs) {

    String application() {
        return topics.applicationId();
    }

    /** A setting is not known. */
    Wanted without(String setting) {
        Map<String, String> rest = new HashMap<>(settings);
        rest.remove(setting);
        return new Wanted(topics, version, rest, defaults, changelogs);
    }

    boolean isOutput(String topic) {
        return topics.outputs().stream().anyMatch(output -> output.name().equals(topic));
    }
}
