package dev.tidewatch.local.compare;

import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.avro.input.TermsRules;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.terms.TermsTable;
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
 * Holds what a file tells ledgers, read as the pipeline reads it: what cannot be read is not among it.
 *
 * @param byCustomer events of subscriptions and of customers' own attributes in the order they arrive: of two topics the one
 *     comes whose next event occurred first
 * @param rates all of them, as a replay has them before the first event
 * @param terms of discounts, likewise
 */
record Arrivals(SortedMap<String, List<CustomerEvent>> byCustomer, RateTable rates, TermsTable terms) {

    /** Everything is in memory; the address is never asked. */
    private static final Map<String, ?> NO_REGISTRY =
            Map.of("schema.registry.url", "mock://compare", "avro.remove.java.properties", true);

    /** Reads a file that was replayed before under a profile that reads rates like this one, so every line of it is a record. */
    static Arrivals in(String file, Profile profile) throws IOException {
        RateTable known = new RateTable(profile.rates());
        TermsTable terms = new TermsTable();
        SortedMap<String, List<CustomerEvent>> subscriptions = new TreeMap<>();
        SortedMap<String, List<CustomerEvent>> attributes = new TreeMap<>();
        try (Reading snapshots = new Reading(InputRecord.SUBSCRIPTION);
                Reading customers = new Reading(InputRecord.CUSTOMER);
                Reading rates = new Reading(InputRecord.RATES);
                Reading discounts = new Reading(InputRecord.TERMS);
                JsonLinesReader lines = JsonLinesReader.open(file)) {
            RateRules rules = new RateRules(profile.reportingCurrency());
            while (lines.hasNext()) {
                JsonLine line = lines.next();
                add(snapshots.read(line), line.key(), subscriptions);
                add(customers.read(line), line.key(), attributes);
                if (rates.read(line) instanceof Incoming.RateChange change
                        && rules.check(key(line), change.rate()) == null) {
                    known.put(change.rate());
                }
                take(discounts.read(line), line, terms);
            }
        }
        attributes.forEach((customer, events) -> subscriptions.merge(customer, events, Arrivals::together));
        return new Arrivals(subscriptions, known, terms);
    }

    private static void take(@Nullable Incoming incoming, JsonLine line, TermsTable terms) {
        if (incoming instanceof Incoming.TermsChange change
                && change.terms() != null
                && TermsRules.check(key(line), change.terms()) == null) {
            terms.put(change.terms());
        } else if (line.topic().equals(InputRecord.TERMS.topic()) && line.value() == null && line.key() != null) {
            terms.forget(line.key());
        }
    }

    private static void add(
            @Nullable Incoming incoming, @Nullable String key, SortedMap<String, List<CustomerEvent>> byCustomer) {
        if (incoming instanceof Incoming.Event event && event.customerId().equals(key)) {
            byCustomer.computeIfAbsent(key, customer -> new ArrayList<>()).add(event.event());
        }
    }

    /** As a task takes them from its partitions. */
    private static List<CustomerEvent> together(List<CustomerEvent> left, List<CustomerEvent> right) {
        List<CustomerEvent> together = new ArrayList<>(left.size() + right.size());
        int next = 0;
        for (CustomerEvent event : left) {
            while (next < right.size() && right.get(next).occurredAt().isBefore(event.occurredAt())) {
                together.add(right.get(next));
                next++;
            }
            together.add(event);
        }
        together.addAll(right.subList(next, right.size()));
        return together;
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
