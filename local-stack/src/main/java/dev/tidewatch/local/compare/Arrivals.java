package dev.tidewatch.local.compare;

import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.avro.Incoming;
import dev.tidewatch.avro.IncomingDeserializer;
import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.subscription.Snapshot;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A file's snapshots by customer, in the order they arrive, read as the pipeline reads them: what it refuses is not among them. */
final class Arrivals {

    private static final InputRecord<?> INPUT = InputRecord.SUBSCRIPTION;

    /** Everything is in memory; the address is never asked. */
    private static final Map<String, ?> NO_REGISTRY =
            Map.of("schema.registry.url", "mock://compare", "avro.remove.java.properties", true);

    private final Schema schema = RegisteredSchema.of(INPUT.schema()).rawSchema();
    private final KafkaAvroSerializer serializer;
    private final IncomingDeserializer deserializer;
    private final SortedMap<String, List<Snapshot>> byCustomer = new TreeMap<>();

    private Arrivals() {
        SchemaRegistryClient registry = new MockSchemaRegistryClient();
        serializer = new KafkaAvroSerializer(registry, NO_REGISTRY);
        deserializer = new IncomingDeserializer(INPUT, registry, NO_REGISTRY);
    }

    /** Reads a file that was replayed before, so every line of it is a record. */
    static SortedMap<String, List<Snapshot>> in(String file) throws IOException {
        Arrivals arrivals = new Arrivals();
        try (JsonLinesReader lines = JsonLinesReader.open(file)) {
            while (lines.hasNext()) {
                arrivals.add(lines.next());
            }
        }
        arrivals.serializer.close();
        arrivals.deserializer.close();
        return arrivals.byCustomer;
    }

    private void add(JsonLine line) {
        String key = line.key();
        Snapshot snapshot = line.topic().equals(INPUT.topic()) && key != null ? snapshot(line, key) : null;
        if (key != null && snapshot != null) {
            byCustomer.computeIfAbsent(key, customer -> new ArrayList<>()).add(snapshot);
        }
    }

    private @Nullable Snapshot snapshot(JsonLine line, String customerId) {
        if (line.value() == null) {
            return null;
        }
        byte[] bytes = serializer.serialize(INPUT.topic(), RecordJson.read(line.value(), schema));
        return deserializer.deserialize(INPUT.topic(), bytes) instanceof Incoming.Event event
                        && event.customerId().equals(customerId)
                        && event.event() instanceof SubscriptionChange change
                ? change.snapshot()
                : null;
    }
}
