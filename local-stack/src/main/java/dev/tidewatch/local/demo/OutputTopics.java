package dev.tidewatch.local.demo;

import dev.tidewatch.stream.names.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** All that has been committed to the output topics that carry records, from their beginning, as it comes. */
final class OutputTopics implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<SpecificRecord> values;

    /** @param consumer reading committed records only, in no group */
    OutputTopics(Consumer<byte[], byte[]> consumer, Deserializer<SpecificRecord> values, Topics topics) {
        this.consumer = consumer;
        this.values = values;
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topics.Public topic : topics.outputs()) {
            if (topic.schema() != null) {
                consumer.partitionsFor(topic.name())
                        .forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void poll(Duration atMost, Figures figures) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            if (record.value() != null) {
                figures.add(values.deserialize(record.topic(), record.value()));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        values.close();
    }
}
