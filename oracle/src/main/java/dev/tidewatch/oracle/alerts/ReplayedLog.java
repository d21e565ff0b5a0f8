package dev.tidewatch.oracle.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.input.ControlDeserializer;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.avro.input.TermsRules;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.domain.fx.Rate;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The log that a replay made of its input file, made once more: each record in the partition of its key, the rates before
 * everything else, the end behind it.
 */
final class ReplayedLog implements Closeable {

    /** The schemas are in memory; the address is never asked. */
    private static final Map<String, ?> NO_REGISTRY =
            Map.of("schema.registry.url", "mock://verify", "avro.remove.java.properties", true);

    private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry, NO_REGISTRY);
    private final Map<String, Schema> schemas = new HashMap<>();
    private final IncomingDeserializer rates = new IncomingDeserializer(InputRecord.RATES, registry, NO_REGISTRY);
    private final IncomingDeserializer discounts = new IncomingDeserializer(InputRecord.TERMS, registry, NO_REGISTRY);

    /** They are told behind all rates, as a replay does. */
    private final List<byte[]> terms = new ArrayList<>();

    private final Path directory;
    private final int partitions;
    private final Map<LogPartition, LogFile.Writer> writers = new HashMap<>();
    private final Map<LogPartition, Long> ends = new HashMap<>();

    ReplayedLog(Path directory, int partitions) {
        this.directory = directory;
        this.partitions = partitions;
        InputRecord.all()
                .forEach(input -> schemas.put(
                        input.topic(), RegisteredSchema.of(input.schema()).rawSchema()));
    }

    /** Writes the copies. */
    void write(String input, RateRules rules, Instant end) throws IOException {
        try (JsonLinesReader lines = JsonLinesReader.open(input)) {
            while (lines.hasNext()) {
                add(lines.next(), rules);
            }
        }
        terms.forEach(this::tellAll);
        tellAll(ControlMessage.advance(end));
        for (LogFile.Writer writer : writers.values()) {
            writer.close();
        }
    }

    /** Returns the deserializers that read the copies, in the order of the inputs' numbers. */
    List<Deserializer<Incoming>> decoders() {
        List<Deserializer<Incoming>> decoders = new ArrayList<>();
        InputRecord.events().forEach(input -> decoders.add(new IncomingDeserializer(input, registry, NO_REGISTRY)));
        decoders.add(LogPartition.CONTROL, new ControlDeserializer());
        return decoders;
    }

    private void add(JsonLine line, RateRules rules) {
        byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
        byte[] value = bytes(line);
        if (line.topic().equals(InputRecord.TERMS.topic())) {
            addTerms(key, value);
        } else if (!line.topic().equals(InputRecord.RATES.topic())) {
            add(new LogPartition(LogPartition.inputOf(line.topic()), partition(key)), key, value);
        } else if (value != null && rates.deserialize(line.topic(), value) instanceof Incoming.RateChange change) {
            addRate(key, change.rate(), rules);
        }
    }

    private byte @Nullable [] bytes(JsonLine line) {
        JsonNode value = line.value();
        return value == null
                ? null
                : serializer.serialize(line.topic(), RecordJson.read(value, requireNonNull(schemas.get(line.topic()))));
    }

    private void addRate(byte @Nullable [] key, Rate rate, RateRules rules) {
        if (rules.check(key, rate) == null) {
            tellAll(ControlMessage.rate(rate));
        }
    }

    private void addTerms(byte @Nullable [] key, byte @Nullable [] value) {
        String topic = InputRecord.TERMS.topic();
        if (key == null) {
            return;
        }
        String id = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            terms.add(ControlMessage.terms(id, null));
        } else if (discounts.deserialize(topic, value) instanceof Incoming.TermsChange change
                && TermsRules.check(key, change.terms()) == null) {
            terms.add(ControlMessage.terms(id, change.terms()));
        }
    }

    private void tellAll(byte[] message) {
        for (int partition = 0; partition < partitions; partition++) {
            add(new LogPartition(LogPartition.CONTROL, partition), null, message);
        }
    }

    private void add(LogPartition partition, byte @Nullable [] key, byte @Nullable [] value) {
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        writers.computeIfAbsent(partition, unknown -> new LogFile.Writer(partition.file(directory)))
                .add(new LogRecord(offset, key, value));
    }

    /** As the loader of a replay chooses it. */
    private int partition(byte @Nullable [] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public void close() {
        serializer.close();
        rates.close();
        discounts.close();
    }
}
