package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.util.List;

/**
 * One of the partitions that a task reads.
 *
 * @param input its topic, numbered as {@code ProcessingOrder.avsc} does: six of the events, the control topic, and the rest of the events
 */
record LogPartition(int input, int partition) {

    static final List<String> EVENTS =
            InputRecord.events().stream().map(InputRecord::topic).toList();

    /** The number of the control topic. */
    static final int CONTROL = Topics.CONTROL_INPUT;

    /** So many inputs has a task. */
    static final int INPUTS = EVENTS.size() + 1;

    /**
     * The number of an input.
     *
     * @param topic without prefix
     * @return negative if no task reads it
     */
    static int inputOf(String topic) {
        int event = EVENTS.indexOf(topic);
        return event < CONTROL ? event : event + 1;
    }

    String name() {
        return input == CONTROL ? "the control topic" : EVENTS.get(input < CONTROL ? input : input - 1);
    }

    /** Returns where its copy is. */
    Path file(Path directory) {
        return directory.resolve("log-" + input + "-" + partition);
    }
}
