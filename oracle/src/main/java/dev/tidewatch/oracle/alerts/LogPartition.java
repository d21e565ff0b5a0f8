package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.input.InputRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * One of the partitions that a task reads.
 *
 * @param input its topic, numbered as {@code ProcessingOrder.avsc} does: the events in their order, then the control topic
 */
record LogPartition(int input, int partition) {

    static final List<String> EVENTS =
            InputRecord.events().stream().map(InputRecord::topic).toList();

    /** The number of the control topic. */
    static final int CONTROL = EVENTS.size();

    /**
     * The number of an input.
     *
     * @param topic without prefix
     * @return negative if no task reads it
     */
    static int inputOf(String topic) {
        return EVENTS.indexOf(topic);
    }

    String name() {
        return input == CONTROL ? "the control topic" : EVENTS.get(input);
    }

    /** Returns where its copy is. */
    Path file(Path directory) {
        return directory.resolve("log-" + input + "-" + partition);
    }
}
