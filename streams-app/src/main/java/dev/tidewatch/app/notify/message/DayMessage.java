package dev.tidewatch.app.notify.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the digest of a day as it was written for one destination. It is kept as it is until it is delivered, so a repeat has the same body.
 *
 * @param due when it was to be sent
 * @param lines for a chat
 * @param data for a program: JSON
 */
public record DayMessage(
        LocalDate day, Instant due, String title, String text, String html, List<String> lines, String data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public DayMessage {
        lines = List.copyOf(lines);
    }

    /** Returns an id that is the same for every destination, and whenever it is sent. */
    public String id() {
        return "day:" + day;
    }

    /** Returns it as it lies in the topic. */
    public byte[] bytes() {
        ObjectNode json = JSON.createObjectNode()
                .put("day", day.toString())
                .put("due", due.toString())
                .put("title", title)
                .put("text", text)
                .put("html", html)
                .put("data", data);
        ArrayNode chat = json.putArray("lines");
        lines.forEach(chat::add);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the one that the bytes are; empty if they are none. */
    public static Optional<DayMessage> of(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            json.path("lines").forEach(line -> lines.add(line.asText()));
            return Optional.of(new DayMessage(
                    LocalDate.parse(json.path("day").asText()),
                    Instant.parse(json.path("due").asText()),
                    json.path("title").asText(),
                    json.path("text").asText(),
                    json.path("html").asText(),
                    lines,
                    json.path("data").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
