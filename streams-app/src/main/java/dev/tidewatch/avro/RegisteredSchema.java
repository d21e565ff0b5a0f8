package dev.tidewatch.avro;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A record's schema as other systems see it in the registry: without the hints of the generated Java classes. */
public final class RegisteredSchema {

    private RegisteredSchema() {}

    /** Equal to what Confluent's serializer looks up with {@code avro.remove.java.properties}. */
    public static AvroSchema of(Schema record) {
        boolean removeJavaProperties = true;
        return new AvroSchema(
                AvroSchemaUtils.getSchema(new GenericData.Record(record), false, false, removeJavaProperties));
    }
}
