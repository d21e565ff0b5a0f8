package dev.tidewatch.app.training;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.BadLines;
import dev.tidewatch.app.records.LineRecords;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.app.training.rows.HistoryLog;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.avro.generic.GenericRecord;

/** Reads a history from JSON Lines, the input of a replay. */
public final class FileHistory {

    /** The schemas are in memory; the address is never asked. */
    private static final Map<String, ?> NO_REGISTRY =
            Map.of("schema.registry.url", "mock://train", "avro.remove.java.properties", true);

    private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final Map<String, InputRecord<?>> inputs = new TreeMap<>();

    public FileHistory() {
        InputRecord.all().forEach(input -> inputs.put(input.topic(), input));
    }

    /**
     * Returns all of it as a log.
     *
     * @param directory for the log's files
     * @param bytes is told how many bytes were read
     * @throws UserError if there is no record in it, or one is bad
     */
    public HistoryLog read(JsonLinesReader lines, Path directory, Profile profile, LongConsumer bytes) {
        HistoryLog log = new HistoryLog(
                directory, profile, "record", input -> new IncomingDeserializer(input, registry, NO_REGISTRY));
        LineRecords records = new LineRecords();
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry, NO_REGISTRY)) {
            BadLines.fatal().read(lines, line -> {
                add(log, records, serializer, line);
                bytes.accept(lines.bytesRead());
            });
        }
        return log;
    }

    private void add(HistoryLog log, LineRecords records, KafkaAvroSerializer serializer, JsonLine line) {
        GenericRecord record = records.read(line);
        byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
        byte[] value = record == null ? null : serializer.serialize(line.topic(), record);
        log.add(requireNonNull(inputs.get(line.topic())), 0, new LogRecord(log.records() + 1, key, value));
    }
}
