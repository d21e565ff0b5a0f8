package dev.tidewatch.app.erase;

import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The customers that the pipeline has forgotten, each with its pseudonym, as the log says it: a request without a value, and no
 * newer row of health. A customer that came back since has one, and is left alone.
 */
final class Erased {

    private final Map<String, Optional<Pseudonym>> customers = new HashMap<>();
    private final Set<String> returned = new HashSet<>();

    private Erased() {}

    static Erased of(CommittedRecords log, Topics topics, Set<String> attributes, SchemaRegistryClient registry) {
        Erased erased = new Erased();
        String requests = topics.of(InputRecord.CUSTOMER);
        log.partitions(requests)
                .forEach(partition -> log.read(partition, record -> {
                    if (record.key() != null && record.value() == null) {
                        erased.customers.put(text(record.key()), pseudonym(record, attributes, registry));
                    }
                }));
        if (!erased.customers.isEmpty()) {
            log.written(topics.health()).forEach(written -> log.read(written, erased::see));
            erased.customers.keySet().removeAll(erased.returned);
        }
        return erased;
    }

    boolean isEmpty() {
        return customers.isEmpty();
    }

    Set<String> customers() {
        return customers.keySet();
    }

    /** Customers that still pay, or came back after they had been forgotten. */
    Set<String> returned() {
        return returned;
    }

    boolean isKeyOf(ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null && customers.containsKey(text(record.key()));
    }

    /** The pseudonym of a movement's customer; empty if its movements go. */
    Optional<Pseudonym> pseudonym(ConsumerRecord<byte[], byte[]> movement) {
        return customers.getOrDefault(text(movement.key()), Optional.empty());
    }

    private void see(ConsumerRecord<byte[], byte[]> health) {
        String customer = text(health.key());
        if (customers.containsKey(customer)) {
            if (health.value() == null) {
                returned.remove(customer);
            } else {
                returned.add(customer);
            }
        }
    }

    private static Optional<Pseudonym> pseudonym(
            ConsumerRecord<byte[], byte[]> request, Set<String> attributes, SchemaRegistryClient registry) {
        Header header = request.headers().lastHeader(Incoming.Erasure.PSEUDONYM);
        return Optional.ofNullable(header).map(name -> new Pseudonym(text(name.value()), attributes, registry));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
