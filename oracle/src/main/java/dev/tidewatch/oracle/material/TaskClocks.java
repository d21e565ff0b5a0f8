package dev.tidewatch.oracle.material;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.state.ProcessingOrder;
import dev.tidewatch.state.TaskClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Says how far each task is, as its changelog has it: committed together with what the task published.
 *
 * @param newest by partition; none of a task that has read nothing
 */
record TaskClocks(Map<Integer, TaskClock> newest) {

    /** This key has the clock; the other record of the store has the settings. */
    private static final byte[] CLOCK = "task".getBytes(UTF_8);

    static TaskClocks read(CommittedRecords records, String changelog) {
        StateCodec<TaskClock> codec = StateCodec.taskClock();
        Map<Integer, TaskClock> newest = new HashMap<>();
        for (Written partition : records.written(changelog)) {
            records.read(partition, record -> {
                if (record.value() != null && Arrays.equals(record.key(), CLOCK)) {
                    newest.put(record.partition(), codec.decode(record.value()));
                }
            });
        }
        return new TaskClocks(newest);
    }

    /** The clock of each task. */
    Map<Integer, Instant> instants() {
        Map<Integer, Instant> instants = new HashMap<>();
        newest.forEach((partition, clock) -> instants.put(partition, Instant.ofEpochMilli(clock.getClock())));
        return instants;
    }

    /** Returns by partition which records the task has taken and not written to the control topic yet. */
    Map<Integer, ProcessingOrder> orders() {
        Map<Integer, ProcessingOrder> orders = new HashMap<>();
        newest.forEach((partition, clock) -> orders.put(partition, requireNonNull(clock.getOrder())));
        return orders;
    }
}
