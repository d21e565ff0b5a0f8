package dev.tidewatch.app.notify;

import dev.tidewatch.output.RiskAlert;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** An alert that is to be delivered: a revision of it, the record that it was read from, and when it was read. */
record Delivery(RiskAlert alert, ConsumerRecord<byte[], byte[]> record, Instant takenAt) {

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    long offset() {
        return record.offset();
    }

    String revision() {
        return alert.getAlertId() + ":" + alert.getRevision();
    }
}
