package dev.tidewatch.app.erase;

import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Forgets the terms of discounts that name customers, by a record of {@code discount-terms} without a value for each. */
public final class TermsErasure {

    private final CommittedRecords log;
    private final Topics topics;
    private final Deserializer<Incoming> terms;

    /**
     * Closes nothing: whoever made them does.
     *
     * @param terms reads values of the topic
     */
    public TermsErasure(CommittedRecords log, Topics topics, Deserializer<Incoming> terms) {
        this.log = log;
        this.topics = topics;
        this.terms = terms;
    }

    /** Returns how many are forgotten; they are on the broker when it returns. */
    public int forget(Collection<String> customers, Sender sender) {
        Set<String> named = new TreeSet<>();
        log.partitions(topics.terms())
                .forEach(partition -> log.read(partition, record -> see(record, customers, named)));
        for (String key : named) {
            sender.send(new ProducerRecord<>(topics.terms(), key.getBytes(StandardCharsets.UTF_8), null), key);
        }
        sender.flush();
        return named.size();
    }

    private void see(ConsumerRecord<byte[], byte[]> record, Collection<String> customers, Set<String> named) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            named.remove(key);
        } else if (isOf(customers, record)) {
            named.add(key);
        }
    }

    private boolean isOf(Collection<String> customers, ConsumerRecord<byte[], byte[]> record) {
        Incoming incoming = terms.deserialize(record.topic(), record.value());
        DiscountTerms stated = incoming instanceof Incoming.TermsChange change ? change.terms() : null;
        return stated != null && stated.customerId() != null && customers.contains(stated.customerId());
    }
}
