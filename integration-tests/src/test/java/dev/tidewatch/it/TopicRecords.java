package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code tail} shows of a topic, from its beginning to its end. */
final class TopicRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TopicRecords() {}

    static List<JsonNode> values(ClusterConfig config, String topic) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode line : lines(config, topic)) {
            values.add(line.get("value"));
        }
        return values;
    }

    /** Of each key the last value. */
    static Map<String, JsonNode> newest(ClusterConfig config, String topic) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (JsonNode line : lines(config, topic)) {
            newest.put(line.get("key").textValue(), line.get("value"));
        }
        return newest;
    }

    static int distinct(List<JsonNode> values, String field) {
        return (int) values.stream()
                .map(value -> value.get(field).textValue())
                .distinct()
                .count();
    }

    private static List<JsonNode> lines(ClusterConfig config, String topic) throws IOException {
        CommandRun tail = config.command("tail", topic, "--from", "beginning", "--until-end");
        assertThat(tail.exitCode()).as(tail.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : tail.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
