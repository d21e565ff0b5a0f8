package dev.tidewatch.oracle;

import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.avro.StateCodec;
import dev.tidewatch.state.TaskClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The clock of each task, as its changelog has it: committed together with what the task published. */
final class TaskClocks {

    private TaskClocks() {}

    /** By partition. */
    static Map<Integer, Instant> read(CommittedRecords records, String changelog) {
        StateCodec<TaskClock> codec = StateCodec.taskClock();
        Map<Integer, Instant> clocks = new HashMap<>();
        for (TopicPartition partition : records.partitions(changelog)) {
            records.read(partition, record -> {
                if (record.value() != null) {
                    long clock = codec.decode(record.value()).getClock();
                    clocks.put(record.partition(), Instant.ofEpochMilli(clock));
                }
            });
        }
        return clocks;
    }
}
