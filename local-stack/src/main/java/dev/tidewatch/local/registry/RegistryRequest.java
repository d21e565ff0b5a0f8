package dev.tidewatch.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.ConfigUpdateRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.Map;

/** Holds what a route's handler may ask of a request. */
record RegistryRequest(Map<String, String> path, Map<String, String> query, String body) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String subject() {
        return path.get("subject");
    }

    Version version() {
        return Version.parse(path.get("version"));
    }

    int id() {
        try {
            return Integer.parseInt(path.get("id"));
        } catch (NumberFormatException e) {
            throw RegistryException.schemaNotFound(path.get("id"));
        }
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(query.get(name));
    }

    RegisterSchemaRequest schema() {
        return body(RegisterSchemaRequest.class);
    }

    CompatibilityLevel level() {
        String name = body(ConfigUpdateRequest.class).getCompatibilityLevel();
        CompatibilityLevel level = name == null ? null : CompatibilityLevel.forName(name);
        if (level == null) {
            throw RegistryException.invalidLevel(name);
        }
        return level;
    }

    private <T> T body(Class<T> type) {
        try {
            T value = JSON.readValue(body, type);
            if (value == null) {
                throw RegistryException.malformedJson("an object is expected");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw RegistryException.malformedJson(e.getOriginalMessage());
        }
    }
}
