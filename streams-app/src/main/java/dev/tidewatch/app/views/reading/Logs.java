package dev.tidewatch.app.views.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The output topics as a start finds them.
 *
 * @param partitions in order
 * @param ids of the topics: one that is made again has another
 * @param beginnings the first offset that a record may have
 * @param ends beyond what is committed
 */
public record Logs(
        List<TopicPartition> partitions,
        Map<String, String> ids,
        Map<TopicPartition, Long> beginnings,
        Map<TopicPartition, Long> ends) {

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    public static Logs of(Consumer<?, ?> consumer, Map<String, String> ids) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : ids.keySet()) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        partitions.sort(ORDER);
        return new Logs(partitions, ids, consumer.beginningOffsets(partitions), consumer.endOffsets(partitions));
    }

    /** Returns what must be the same for a copy to be one of these: retention and erasure move beginnings. */
    public List<String> origin() {
        return partitions.stream()
                .map(partition -> partition + " of topic " + ids.get(partition.topic()) + " begins at offset "
                        + beginnings.get(partition))
                .toList();
    }

    public long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
