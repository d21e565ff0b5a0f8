package dev.tidewatch.app.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what an application's state was made with.
 *
 * @param version of Tidewatch that wrote this down
 * @param settings that give what is published its meaning, by key
 * @param topics the id that the cluster gave each topic, by name; one that is deleted and made again has another
 */
record Origin(String version, Map<String, String> settings, Map<String, String> topics) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Origin {
        settings = Map.copyOf(settings);
        topics = Map.copyOf(topics);
    }

    /** One line, the same for the same origin. */
    String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", version);
        new TreeMap<>(settings).forEach(json.putObject("settings")::put);
        new TreeMap<>(topics).forEach(json.putObject("topics")::put);
        return json.toString();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @param place for the message
     */
    static Origin of(byte[] bytes, String place) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return new Origin(json.path("version").asText(), texts(json.path("settings")), texts(json.path("topics")));
        } catch (IOException e) {
            String problem = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new UserError(
                    place + " holds a record that Tidewatch did not write (" + problem
                            + "); find out who writes to the topic, delete it, and start again",
                    e);
        }
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
