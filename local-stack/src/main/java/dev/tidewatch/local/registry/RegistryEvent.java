package dev.tidewatch.local.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;

/** What the registry has decided: one line of its journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegistryEvent.SchemaRegistered.class, name = "schema-registered"),
    @JsonSubTypes.Type(value = RegistryEvent.DefaultLevelSet.class, name = "default-level-set"),
    @JsonSubTypes.Type(value = RegistryEvent.LevelSet.class, name = "level-set"),
    @JsonSubTypes.Type(value = RegistryEvent.LevelRemoved.class, name = "level-removed")
})
sealed interface RegistryEvent {
    void applyTo(Subjects subjects);

    /** {@code schema} is a new version of the subject; the id may be that of an equal schema elsewhere. */
    record SchemaRegistered(String subject, int version, int id, RegisterSchemaRequest schema)
            implements RegistryEvent {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.add(this);
        }
    }

    /** The level of every subject without one of its own. */
    record DefaultLevelSet(CompatibilityLevel level) implements RegistryEvent {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.setDefaultLevel(level);
        }
    }

    record LevelSet(String subject, CompatibilityLevel level) implements RegistryEvent {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.setLevel(subject, level);
        }
    }

    record LevelRemoved(String subject) implements RegistryEvent {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.removeLevel(subject);
        }
    }
}
