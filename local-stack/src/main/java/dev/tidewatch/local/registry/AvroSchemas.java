package dev.tidewatch.local.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaVersionFetcher;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.utils.QualifiedSubject;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads Avro schemas as Confluent's registry does, references to other subjects included. */
final class AvroSchemas {
    private final AvroSchemaProvider provider = new AvroSchemaProvider();

    /** {@code registered} finds what a reference points at. */
    AvroSchemas(BiFunction<String, Version, SubjectSchema> registered) {
        provider.configure(Map.of(SchemaProvider.SCHEMA_VERSION_FETCHER_CONFIG, new References(registered)));
    }

    /** A schema that was accepted before. */
    ParsedSchema parse(String subject, RegisterSchemaRequest request) {
        return provider.parseSchemaOrElseThrow(new Schema(subject, request), false, false);
    }

    /** A schema that somebody sent. */
    ParsedSchema parseNew(String subject, RegisterSchemaRequest request, boolean normalize) {
        String type = request.getSchemaType();
        if (type != null && !type.equals(AvroSchema.TYPE)) {
            throw RegistryException.invalidSchema("type " + type + " is not served here, only AVRO");
        }
        if (request.getSchema() == null || request.getSchema().isBlank()) {
            throw RegistryException.invalidSchema("it is empty");
        }
        try {
            return provider.parseSchemaOrElseThrow(new Schema(subject, request), true, normalize);
        } catch (RuntimeException e) {
            throw RegistryException.invalidSchema(e.getMessage());
        }
    }

    private record References(BiFunction<String, Version, SubjectSchema> registered) implements SchemaVersionFetcher {
        @Override
        public Schema getByVersion(String subject, int version, boolean lookupDeletedSchema) {
            return registered.apply(subject, Version.number(version)).toEntity();
        }

        @Override
        public String tenant() {
            return QualifiedSubject.DEFAULT_TENANT;
        }
    }
}
