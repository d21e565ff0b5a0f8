package dev.tidewatch.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Holds what the registry knows: the sum of its events. Equal schemas share one id; versions of a subject count from 1. */
final class Subjects {
    private final BiFunction<String, RegisterSchemaRequest, ParsedSchema> parser;
    private final Map<String, List<SubjectSchema>> versions = new TreeMap<>();
    private final Map<RegisterSchemaRequest, Integer> ids = new HashMap<>();
    private final Map<Integer, ParsedSchema> schemas = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private CompatibilityLevel defaultLevel = CompatibilityLevel.BACKWARD;

    Subjects(BiFunction<String, RegisterSchemaRequest, ParsedSchema> parser) {
        this.parser = parser;
    }

    void add(RegistryEvent.SchemaRegistered event) {
        ParsedSchema schema = schemas.computeIfAbsent(event.id(), id -> parser.apply(event.subject(), event.schema()));
        ids.put(event.schema(), event.id());
        versions.computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                .add(new SubjectSchema(event.subject(), event.version(), event.id(), schema));
    }

    void setDefaultLevel(CompatibilityLevel level) {
        defaultLevel = level;
    }

    void setLevel(String subject, CompatibilityLevel level) {
        levels.put(subject, level);
    }

    void removeLevel(String subject) {
        levels.remove(subject);
    }

    List<String> names() {
        return List.copyOf(versions.keySet());
    }

    /** Oldest first; empty for an unknown subject. */
    List<SubjectSchema> versions(String subject) {
        return List.copyOf(versions.getOrDefault(subject, List.of()));
    }

    List<SubjectSchema> withId(int id) {
        return versions.values().stream()
                .flatMap(Collection::stream)
                .filter(registered -> registered.id() == id)
                .toList();
    }

    Optional<ParsedSchema> schema(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    Optional<Integer> id(RegisterSchemaRequest schema) {
        return Optional.ofNullable(ids.get(schema));
    }

    int nextId() {
        return schemas.size() + 1;
    }

    CompatibilityLevel defaultLevel() {
        return defaultLevel;
    }

    Optional<CompatibilityLevel> ownLevel(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    CompatibilityLevel effectiveLevel(String subject) {
        return ownLevel(subject).orElse(defaultLevel);
    }
}
