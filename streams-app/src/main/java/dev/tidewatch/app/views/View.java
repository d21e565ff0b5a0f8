package dev.tidewatch.app.views;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps what is needed of one topic. Records are taken by one thread; any may ask. */
interface View {

    /** The topic's name. */
    String topic();

    /** Keeps the record; its key and value are there. */
    ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record);

    /** The key no longer holds. */
    void remove(String key);
}
