package dev.tidewatch.local.compare;

import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.avro.Incoming;
import dev.tidewatch.avro.IncomingDeserializer;
import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.avro.RateRules;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a file tells about subscriptions, read as the pipeline reads it: what it refuses is not among it.
 *
 * @param byCustomer snapshots in the order they arrive
 * @param rates all of them, as a replay has them before the first event
 */
record Arrivals(SortedMap<String, List<Snapshot>> byCustomer, RateTable rates) {

    /** Everything is in memory; the address is never asked. */
    private static final Map<String, ?> NO_REGISTRY =
            Map.of("schema.registry.url", "mock://compare", "avro.remove.java.properties", true);

    /** Reads a file that was replayed before under a profile that reads rates like this one, so every line of it is a record. */
    static Arrivals in(String file, Profile profile) throws IOException {
        Arrivals arrivals = new Arrivals(new TreeMap<>(), new RateTable(profile.rates()));
        try (Reading events = new Reading(InputRecord.SUBSCRIPTION);
                Reading rates = new Reading(InputRecord.RATES);
                JsonLinesReader lines = JsonLinesReader.open(file)) {
            RateRules rules = new RateRules(profile.reportingCurrency());
            while (lines.hasNext()) {
                JsonLine line = lines.next();
                if (events.read(line) instanceof Incoming.Event event) {
                    arrivals.add(line.key(), event);
                }
                if (rates.read(line) instanceof Incoming.RateChange change
                        && rules.check(key(line), change.rate()) == null) {
                    arrivals.rates.put(change.rate());
                }
            }
        }
        return arrivals;
    }

    private void add(@Nullable String key, Incoming.Event event) {
        if (event.customerId().equals(key) && event.event() instanceof SubscriptionChange change) {
            byCustomer.computeIfAbsent(key, customer -> new ArrayList<>()).add(change.snapshot());
        }
    }

    private static byte @Nullable [] key(JsonLine line) {
        return line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of one input, written and read again. */
    private static final class Reading implements AutoCloseable {

        private final InputRecord<?> input;
        private final Schema schema;
        private final KafkaAvroSerializer serializer;
        private final IncomingDeserializer deserializer;

        Reading(InputRecord<?> input) {
            SchemaRegistryClient registry = new MockSchemaRegistryClient();
            this.input = input;
            this.schema = RegisteredSchema.of(input.schema()).rawSchema();
            this.serializer = new KafkaAvroSerializer(registry, NO_REGISTRY);
            this.deserializer = new IncomingDeserializer(input, registry, NO_REGISTRY);
        }

        /** Null for a line of another input, or without a value. */
        @Nullable
        Incoming read(JsonLine line) {
            if (!line.topic().equals(input.topic()) || line.value() == null) {
                return null;
            }
            byte[] bytes = serializer.serialize(input.topic(), RecordJson.read(line.value(), schema));
            return deserializer.deserialize(input.topic(), bytes);
        }

        @Override
        public void close() {
            serializer.close();
            deserializer.close();
        }
    }
}
