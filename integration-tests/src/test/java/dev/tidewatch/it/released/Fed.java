package dev.tidewatch.it.released;

import dev.tidewatch.stream.names.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that is fed to the pipeline, not written by it.
 *
 * @param phase the pipeline is started anew for each, with all of it on the broker
 * @param to name of an input topic, {@link #CONTROL} or {@link #DIFFERENCES}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record Fed(int phase, String to, int partition, long timestamp, byte[] key, byte[] value) {

    static final String CONTROL = "control";
    static final String DIFFERENCES = "differences";

    boolean isInput() {
        return !to.equals(CONTROL) && !to.equals(DIFFERENCES);
    }

    ProducerRecord<byte[], byte[]> in(Topics topics) {
        String topic = switch (to) {
            case CONTROL -> topics.control();
            case DIFFERENCES -> topics.differences();
            default -> topics.prefix() + to;
        };
        return new ProducerRecord<>(topic, partition, timestamp, key, value);
    }
}
