package dev.tidewatch.it.released;

import dev.tidewatch.stream.names.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What one version left on the broker and in the registry, in the middle of its input, and that input.
 *
 * @param topics but the inputs, which are in {@code fed}
 * @param records of these, in order within each partition; of compacted topics the newest of each key
 * @param positions where the application's consumers go on
 * @param phases so many of the fed phases are done
 */
record StateFixture(
        String version,
        int phases,
        List<RegisteredText> schemas,
        List<TopicShape> topics,
        List<ProducerRecord<byte[], byte[]>> records,
        Map<TopicPartition, Position> positions,
        List<Fed> fed) {

    /** The application that all of them were made by: its id, and the prefix of its topics. */
    static final Topics APPLICATION = new Topics("released.", "released");

    /** A schema of the registry. */
    record RegisteredText(int id, String subject, String schema) {}

    /** How a topic is made. */
    record TopicShape(String name, int partitions, Map<String, String> configs) {}

    /**
     * What a consumer has read.
     *
     * @param records before it, by which it is found again: the marks of transactions are not copied
     * @param metadata where Kafka Streams keeps the partition's time
     */
    record Position(long records, String metadata) {}

    List<Fed> fed(int phase) {
        return fed.stream().filter(record -> record.phase() == phase).toList();
    }

    /** The last phase that there is. */
    int last() {
        return fed.stream().mapToInt(Fed::phase).max().orElseThrow();
    }
}
