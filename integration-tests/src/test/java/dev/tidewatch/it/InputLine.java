package dev.tidewatch.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * One input record as a JSON Lines file has it.
 *
 * @param key null for a record without key
 * @param value null for a record without value
 */
public record InputLine(String topic, String key, ObjectNode value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static void write(List<InputLine> lines, Path file) throws IOException {
        Files.write(file, lines.stream().map(InputLine::text).toList(), StandardCharsets.UTF_8);
    }

    public Instant occurredAt() {
        return Instant.parse(value.get("occurredAt").textValue());
    }

    public String text() {
        ObjectNode line = JSON.createObjectNode();
        line.put("topic", topic);
        line.put("key", key);
        line.set("value", value);
        return line.toString();
    }
}
