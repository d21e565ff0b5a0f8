package dev.tidewatch.oracle;

import dev.tidewatch.app.records.TopicTail;
import dev.tidewatch.avro.StateCodec;
import dev.tidewatch.state.TaskClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The clock of each task, as its changelog has it: committed together with what the task published. */
final class TaskClocks {

    private TaskClocks() {}

    /** By partition. */
    static Map<Integer, Instant> read(Map<String, Object> kafka, String changelog) {
        StateCodec<TaskClock> codec = StateCodec.taskClock();
        Map<Integer, Instant> clocks = new HashMap<>();
        try (TopicTail tail = TopicTail.of(kafka, changelog, TopicTail.From.BEGINNING)) {
            while (!tail.hasReadAll()) {
                for (ConsumerRecord<byte[], byte[]> record : tail.next()) {
                    if (record.value() != null) {
                        long clock = codec.decode(record.value()).getClock();
                        clocks.put(record.partition(), Instant.ofEpochMilli(clock));
                    }
                }
            }
        }
        return clocks;
    }
}
