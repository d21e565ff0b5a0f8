package dev.tidewatch.local.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;

/** One version of one subject. */
record SubjectSchema(String subject, int version, int id, ParsedSchema schema) {
    Schema toEntity() {
        return new Schema(subject, version, id, schema);
    }

    SubjectVersion toSubjectVersion() {
        return new SubjectVersion(subject, version);
    }
}
