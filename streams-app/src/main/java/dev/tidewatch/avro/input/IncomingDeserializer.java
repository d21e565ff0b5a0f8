package dev.tidewatch.avro.input;

import com.google.common.base.Throwables;
import dev.tidewatch.avro.bounded.BoundedAvroDeserializer;
import dev.tidewatch.avro.bounded.RegistryLost;
import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.fault.TooLarge;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroTypeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input topic with Confluent's deserializer. It never fails because of a record: bytes that are no event come out
 * as {@link Incoming.Undecodable}. It fails only when the registry cannot be asked, for then nothing is known of the record.
 */
public final class IncomingDeserializer implements Deserializer<Incoming> {

    /** What Kafka's brokers take by default. */
    public static final int LARGEST_VALUE = 1 << 20;

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final InputRecord<?> input;
    private final SchemaRegistryClient registry;
    private final BoundedAvroDeserializer avro;
    private final int largestValue;

    /** @param config of Confluent's deserializer */
    public IncomingDeserializer(InputRecord<?> input, SchemaRegistryClient registry, Map<String, ?> config) {
        this(input, registry, config, LARGEST_VALUE);
    }

    /**
     * Reads values up to a size.
     *
     * @param config of Confluent's deserializer
     * @param largestValue in bytes
     */
    public IncomingDeserializer(
            InputRecord<?> input, SchemaRegistryClient registry, Map<String, ?> config, int largestValue) {
        this.input = input;
        this.registry = registry;
        this.largestValue = largestValue;
        Map<String, Object> specific = new HashMap<>(config);
        specific.put("specific.avro.reader", true);
        this.avro = new BoundedAvroDeserializer(registry, specific);
    }

    /** A record of customer-events without a value asks for the customer to be forgotten, one of discount-terms for the terms. */
    @Override
    public Incoming deserialize(String topic, Headers headers, byte[] bytes) {
        if (bytes == null && input == InputRecord.TERMS) {
            return new Incoming.TermsChange(null, null, null, null);
        }
        return bytes == null && input == InputRecord.CUSTOMER
                ? new Incoming.Erasure(pseudonym(headers))
                : deserialize(topic, bytes);
    }

    @Override
    public Incoming deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return undecodable(
                    DeadLetterReason.NO_VALUE, "the record has no value; an event must have one", null, null, null);
        }
        if (bytes.length > largestValue) {
            String detail =
                    "the value has " + bytes.length + " bytes; tidewatch.input.max.bytes allows " + largestValue;
            return undecodable(DeadLetterReason.TOO_LARGE, detail, null, bytes, null);
        }
        if (bytes.length < PREFIX_BYTES || bytes[0] != MAGIC) {
            String detail = "the value does not begin with a zero byte and the four bytes of a schema id; it must be"
                    + " these and then the record in Avro, as Confluent's serializers write it";
            return undecodable(DeadLetterReason.NOT_AVRO, detail, null, bytes, null);
        }
        int schemaId = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        try {
            return incoming(topic, schemaId, bytes);
        } catch (RuntimeException | Error e) {
            recordsOwn(e);
            return explain(topic, schemaId, bytes);
        }
    }

    @Override
    public void close() {
        try {
            avro.close();
        } finally {
            Deserializer.super.close();
        }
    }

    private Incoming incoming(String topic, int schemaId, byte[] bytes) {
        return input.incoming(avro.deserialize(topic, bytes, input.schema()), schemaId, bytes);
    }

    /** The registry is asked only now: for a record that could be read, Confluent's deserializer has asked it. */
    private Incoming explain(String topic, int schemaId, byte[] bytes) {
        Rejection unknown = unknownSchema(schemaId);
        if (unknown != null) {
            return new Incoming.Undecodable(unknown, schemaId, bytes, null);
        }
        try {
            return incoming(topic, schemaId, bytes);
        } catch (RuntimeException | Error e) {
            recordsOwn(e);
            cause(e, RegistryLost.class).ifPresent(lost -> {
                throw new SerializationException("the schema registry cannot be asked: " + lost.getMessage(), e);
            });
            return undecodable(reasonOf(e), detailOf(e, schemaId), schemaId, bytes, e);
        }
    }

    private @Nullable Rejection unknownSchema(int schemaId) {
        try {
            String type = registry.getSchemaById(schemaId).schemaType();
            return type.equals("AVRO") ? null : notAvro(schemaId, "is " + type);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return new Rejection(
                        DeadLetterReason.UNKNOWN_SCHEMA,
                        "schema id " + schemaId + " is not in the registry; register it first");
            }
            throw new SerializationException("the schema registry answers " + e.getStatus() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            if (RegistryLost.isUnparsable(e)) {
                return notAvro(schemaId, "is none that Avro can parse");
            }
            throw new SerializationException("the schema registry cannot be reached: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            recordsOwn(e);
            return notAvro(schemaId, "cannot be parsed: " + e);
        }
    }

    private static Rejection notAvro(int schemaId, String wrong) {
        return new Rejection(
                DeadLetterReason.NOT_AVRO, "schema id " + schemaId + " " + wrong + "; it must be an Avro schema");
    }

    /** Exceptions come of the record here, as long as the registry answers; errors only where the record can cause them. */
    private static void recordsOwn(Throwable failure) {
        if (failure instanceof Error) {
            RecordFault.of(failure);
        }
    }

    private static DeadLetterReason reasonOf(Throwable failure) {
        if (cause(failure, TooLarge.class).isPresent()
                || cause(failure, StackOverflowError.class).isPresent()) {
            return DeadLetterReason.TOO_LARGE;
        }
        return isSchemaMismatch(failure) ? DeadLetterReason.INCOMPATIBLE_SCHEMA : DeadLetterReason.NOT_AVRO;
    }

    private String detailOf(Throwable failure, int schemaId) {
        Optional<TooLarge> tooLarge = cause(failure, TooLarge.class);
        if (tooLarge.isPresent()) {
            return tooLarge.get().detail();
        }
        if (cause(failure, StackOverflowError.class).isPresent()) {
            return "the value, or schema id " + schemaId + ", nests too deep to be read; it must not";
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String name = input.schema().getName();
        return isSchemaMismatch(failure)
                ? "schema id " + schemaId + " cannot be read as " + name + " ("
                        + String.valueOf(cause.getMessage())
                                .replace(input.schema().getNamespace() + ".", "")
                        + "); it must be a schema of this topic, " + name + " or a version that is compatible with it"
                : "the bytes are not what schema id " + schemaId + " says"
                        + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")")
                        + "; send the record again, encoded with that schema";
    }

    private static boolean isSchemaMismatch(Throwable failure) {
        return failure.getCause() instanceof AvroTypeException || failure instanceof AvroTypeException;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Throwables.getCausalChain(failure).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static @Nullable String pseudonym(Headers headers) {
        Header pseudonym = headers.lastHeader(Incoming.Erasure.PSEUDONYM);
        return pseudonym == null || pseudonym.value() == null
                ? null
                : new String(pseudonym.value(), StandardCharsets.UTF_8);
    }

    private static Incoming undecodable(
            DeadLetterReason reason,
            String detail,
            @Nullable Integer schemaId,
            byte @Nullable [] bytes,
            @Nullable Throwable e) {
        return new Incoming.Undecodable(new Rejection(reason, detail), schemaId, bytes, e);
    }
}
