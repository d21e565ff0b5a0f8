package dev.tidewatch.app.notify;

import dev.tidewatch.output.RiskAlert;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A revision of an alert, and the record that it was read from. */
record Letter(RiskAlert alert, ConsumerRecord<byte[], byte[]> record) {

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
