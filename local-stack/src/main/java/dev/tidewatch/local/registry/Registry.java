package dev.tidewatch.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is registered, logs the decision, then applies it. The rules of compatibility are Confluent's own, from
 * its client library.
 */
final class Registry {
    private final RegistryLog log;
    private final AvroSchemas avro = new AvroSchemas(this::version);
    private final Subjects subjects = new Subjects(avro::parse);

    Registry(RegistryLog log) {
        this.log = log;
        log.restored().forEach(event -> event.applyTo(subjects));
    }

    /** The id of {@code schema}, registered as the newest version unless it already is one. */
    synchronized int register(String subject, RegisterSchemaRequest request, boolean normalize) {
        ParsedSchema schema = avro.parseNew(subject, request, normalize);
        Optional<SubjectSchema> existing = find(subject, schema);
        if (existing.isPresent()) {
            return existing.get().id();
        }
        List<SubjectSchema> versions = subjects.versions(subject);
        List<String> problems = problems(subject, schema, versions);
        if (!problems.isEmpty()) {
            throw RegistryException.incompatible(subject, problems);
        }
        var canonical = new RegisterSchemaRequest(schema);
        int id = subjects.id(canonical).orElseGet(subjects::nextId);
        record(new RegistryEvent.SchemaRegistered(subject, versions.size() + 1, id, canonical));
        return id;
    }

    synchronized SubjectSchema lookup(String subject, RegisterSchemaRequest request, boolean normalize) {
        versions(subject);
        return find(subject, avro.parseNew(subject, request, normalize)).orElseThrow(RegistryException::schemaNotFound);
    }

    /** Returns why {@code request} must not follow the versions of the subject under its effective level; empty if it may. */
    synchronized List<String> problems(String subject, RegisterSchemaRequest request, boolean normalize) {
        return problems(subject, avro.parseNew(subject, request, normalize), subjects.versions(subject));
    }

    /** As the other, against one version; {@code latest} of an unknown subject refuses nothing. */
    synchronized List<String> problems(
            String subject, Version version, RegisterSchemaRequest request, boolean normalize) {
        ParsedSchema schema = avro.parseNew(subject, request, normalize);
        if (version.isLatest() && subjects.versions(subject).isEmpty()) {
            return List.of();
        }
        return problems(subject, schema, List.of(version(subject, version)));
    }

    synchronized List<String> subjects() {
        return subjects.names();
    }

    /** Oldest first. */
    synchronized List<SubjectSchema> versions(String subject) {
        List<SubjectSchema> versions = subjects.versions(subject);
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions;
    }

    synchronized SubjectSchema version(String subject, Version version) {
        return version.of(versions(subject));
    }

    synchronized ParsedSchema schema(int id) {
        return subjects.schema(id).orElseThrow(() -> RegistryException.schemaNotFound(String.valueOf(id)));
    }

    synchronized List<SubjectSchema> withId(int id) {
        schema(id);
        return subjects.withId(id);
    }

    synchronized CompatibilityLevel defaultLevel() {
        return subjects.defaultLevel();
    }

    synchronized CompatibilityLevel effectiveLevel(String subject) {
        return subjects.effectiveLevel(subject);
    }

    synchronized CompatibilityLevel ownLevel(String subject) {
        return subjects.ownLevel(subject).orElseThrow(() -> RegistryException.levelNotConfigured(subject));
    }

    synchronized void setDefaultLevel(CompatibilityLevel level) {
        record(new RegistryEvent.DefaultLevelSet(level));
    }

    synchronized void setLevel(String subject, CompatibilityLevel level) {
        record(new RegistryEvent.LevelSet(subject, level));
    }

    /** The level the subject had. */
    synchronized CompatibilityLevel removeLevel(String subject) {
        CompatibilityLevel level = ownLevel(subject);
        record(new RegistryEvent.LevelRemoved(subject));
        return level;
    }

    private void record(RegistryEvent event) {
        log.append(event);
        event.applyTo(subjects);
    }

    private Optional<SubjectSchema> find(String subject, ParsedSchema schema) {
        var wanted = new RegisterSchemaRequest(schema);
        return subjects.versions(subject).stream()
                .filter(registered -> new RegisterSchemaRequest(registered.schema()).equals(wanted))
                .findFirst();
    }

    private List<String> problems(String subject, ParsedSchema schema, List<SubjectSchema> against) {
        var previous = new ArrayList<ParsedSchemaHolder>();
        against.forEach(registered ->
                previous.add(new SimpleParsedSchemaHolder(registered.schema().copy(registered.version()))));
        CompatibilityLevel level = subjects.effectiveLevel(subject);
        var problems = new ArrayList<>(schema.isCompatible(level, previous));
        if (!problems.isEmpty()) {
            problems.add("{compatibility: '" + level + "'}");
        }
        return problems;
    }
}
