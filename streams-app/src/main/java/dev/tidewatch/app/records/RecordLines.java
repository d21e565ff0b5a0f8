package dev.tidewatch.app.records;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.avro.bounded.BoundedAvroDeserializer;
import dev.tidewatch.avro.json.RecordJson;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic's records as a person reads them: Avro by the schema it was written with, whichever that is; everything else, dead
 * letters among it, as {@link DeadLetterJson} has it. No record is ever too odd to show.
 */
public final class RecordLines implements AutoCloseable {

    private static final int PREFIX_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final BoundedAvroDeserializer avro;
    private final String deadLetters;

    /**
     * Decodes by what the registry holds.
     *
     * @param config of Confluent's deserializer
     * @param deadLetters the topic whose values were refused: shown as they were, with what they say beside them
     */
    public RecordLines(SchemaRegistryClient registry, Map<String, ?> config, String deadLetters) {
        this.registry = registry;
        this.avro = new BoundedAvroDeserializer(registry, config);
        this.deadLetters = deadLetters;
    }

    /**
     * The record on a line.
     *
     * @throws UserError if the registry cannot be asked
     */
    public OutputLine of(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new OutputLine(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                key,
                value(record));
    }

    @Override
    public void close() {
        avro.close();
    }

    private @Nullable String value(ConsumerRecord<byte[], byte[]> record) {
        boolean refused = record.topic().equals(deadLetters);
        if (record.value() == null && !refused) {
            return null;
        }
        String decoded = isKnown(record.value()) ? decoded(record) : null;
        return refused || decoded == null ? DeadLetterJson.of(record, decoded) : decoded;
    }

    private @Nullable String decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            return avro.deserialize(record.topic(), record.value()) instanceof IndexedRecord value
                    ? RecordJson.text(value)
                    : null;
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private boolean isKnown(byte @Nullable [] value) {
        if (value == null || value.length < PREFIX_BYTES || value[0] != 0) {
            return false;
        }
        try {
            registry.getSchemaById(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
            return true;
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return false;
            }
            throw new UserError("the schema registry says: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserError(
                    "the schema registry does not answer: " + e.getMessage() + "; check schema.registry.url", e);
        }
    }
}
