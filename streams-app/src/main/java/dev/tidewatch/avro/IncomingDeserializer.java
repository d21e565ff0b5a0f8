package dev.tidewatch.avro;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.Rejected.Reason;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input topic as Confluent's serializer frames it. It never fails because of a record: bytes that are no event come
 * out as {@link Incoming.Undecodable}. It fails only when the registry cannot be asked, for then nothing is known of the
 * record. Each schema id is asked for once: an id never changes its schema.
 */
public final class IncomingDeserializer implements Deserializer<Incoming> {

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final InputRecord<?> input;
    private final SchemaRegistryClient registry;
    private final Map<Integer, DatumReader<?>> readers = new ConcurrentHashMap<>();

    public IncomingDeserializer(InputRecord<?> input, SchemaRegistryClient registry) {
        this.input = input;
        this.registry = registry;
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
        DatumReader<?> reader = readers.get(schemaId);
        return reader == null ? decodeFirst(schemaId, bytes) : decode(reader, schemaId, bytes);
    }

    private Incoming decodeFirst(int schemaId, byte[] bytes) {
        try {
            ParsedSchema schema = registry.getSchemaById(schemaId);
            if (!(schema.rawSchema() instanceof Schema writer)) {
                String detail = "schema id " + schemaId + " is " + schema.schemaType() + "; it must be Avro";
                return undecodable(Reason.NOT_AVRO, detail, schemaId, bytes, null);
            }
            return decode(readers.computeIfAbsent(schemaId, id -> input.reader(writer)), schemaId, bytes);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                String detail = "schema id " + schemaId + " is not in the registry; register it first";
                return undecodable(Reason.UNKNOWN_SCHEMA, detail, schemaId, bytes, null);
            }
            throw new SerializationException("the schema registry answers " + e.getStatus() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SerializationException("the schema registry cannot be reached: " + e.getMessage(), e);
        }
    }

    private Incoming decode(DatumReader<?> reader, int schemaId, byte[] bytes) {
        Object decoded;
        try {
            decoded = reader.read(
                    null, DecoderFactory.get().binaryDecoder(bytes, PREFIX_BYTES, bytes.length - PREFIX_BYTES, null));
        } catch (IOException | RuntimeException e) {
            return undecodable(reasonOf(e), detailOf(e, schemaId), schemaId, bytes, e);
        }
        return input.incoming(decoded, schemaId, bytes);
    }

    private static Reason reasonOf(Exception failure) {
        return failure instanceof AvroTypeException ? Reason.INCOMPATIBLE_SCHEMA : Reason.NOT_AVRO;
    }

    private String detailOf(Exception failure, int schemaId) {
        return failure instanceof AvroTypeException
                ? "schema id " + schemaId + " cannot be read as "
                        + input.schema().getName() + ": " + failure.getMessage()
                : "the bytes are not what schema id " + schemaId + " says: " + failure;
    }

    private static Incoming undecodable(
            Reason reason, String detail, @Nullable Integer schemaId, byte @Nullable [] bytes, @Nullable Exception e) {
        return new Incoming.Undecodable(new Rejected(reason, detail), schemaId, bytes, e);
    }
}
