package dev.tidewatch.avro;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.Rejected.Reason;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input topic with Confluent's deserializer. It never fails because of a record: bytes that are no event come out
 * as {@link Incoming.Undecodable}. It fails only when the registry cannot be asked, for then nothing is known of the record.
 */
public final class IncomingDeserializer implements Deserializer<Incoming> {

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final InputRecord<?> input;
    private final SchemaRegistryClient registry;
    private final KafkaAvroDeserializer avro;

    /** @param config of Confluent's deserializer */
    public IncomingDeserializer(InputRecord<?> input, SchemaRegistryClient registry, Map<String, ?> config) {
        this.input = input;
        this.registry = registry;
        Map<String, Object> specific = new HashMap<>(config);
        specific.put("specific.avro.reader", true);
        this.avro = new KafkaAvroDeserializer(registry, specific);
    }

    @Override
    public Incoming deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return undecodable(Reason.NO_VALUE, "the record has no value; an event must have one", null, null, null);
        }
        if (bytes.length < PREFIX_BYTES || bytes[0] != MAGIC) {
            String detail = "the value does not begin with a zero byte and a schema id; it must be Avro as"
                    + " Confluent's serializer frames it";
            return undecodable(Reason.NOT_AVRO, detail, null, bytes, null);
        }
        int schemaId = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        Object decoded;
        try {
            decoded = avro.deserialize(topic, bytes, input.schema());
        } catch (RuntimeException e) {
            return explain(topic, schemaId, bytes);
        }
        return input.incoming(decoded, schemaId, bytes);
    }

    @Override
    public void close() {
        try {
            avro.close();
        } finally {
            Deserializer.super.close();
        }
    }

    /** The registry is asked only now: for a record that could be read, Confluent's deserializer has asked it. */
    private Incoming explain(String topic, int schemaId, byte[] bytes) {
        Rejected unknown = unknownSchema(schemaId);
        if (unknown != null) {
            return new Incoming.Undecodable(unknown, schemaId, bytes, null);
        }
        Object decoded;
        try {
            decoded = avro.deserialize(topic, bytes, input.schema());
        } catch (RuntimeException e) {
            return undecodable(reasonOf(e), detailOf(e, schemaId), schemaId, bytes, e);
        }
        return input.incoming(decoded, schemaId, bytes);
    }

    private @Nullable Rejected unknownSchema(int schemaId) {
        try {
            String type = registry.getSchemaById(schemaId).schemaType();
            return type.equals("AVRO")
                    ? null
                    : new Rejected(Reason.NOT_AVRO, "schema id " + schemaId + " is " + type + "; it must be Avro");
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return new Rejected(
                        Reason.UNKNOWN_SCHEMA, "schema id " + schemaId + " is not in the registry; register it first");
            }
            throw new SerializationException("the schema registry answers " + e.getStatus() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SerializationException("the schema registry cannot be reached: " + e.getMessage(), e);
        }
    }

    private static Reason reasonOf(RuntimeException failure) {
        return isSchemaMismatch(failure) ? Reason.INCOMPATIBLE_SCHEMA : Reason.NOT_AVRO;
    }

    private String detailOf(RuntimeException failure, int schemaId) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return isSchemaMismatch(failure)
                ? "schema id " + schemaId + " cannot be read as "
                        + input.schema().getName() + ": " + cause.getMessage()
                : "the bytes are not what schema id " + schemaId + " says: " + cause;
    }

    private static boolean isSchemaMismatch(RuntimeException failure) {
        return failure.getCause() instanceof AvroTypeException || failure instanceof AvroTypeException;
    }

    private static Incoming undecodable(
            Reason reason, String detail, @Nullable Integer schemaId, byte @Nullable [] bytes, @Nullable Exception e) {
        return new Incoming.Undecodable(new Rejected(reason, detail), schemaId, bytes, e);
    }
}
