package dev.tidewatch.stream.clock;

import dev.tidewatch.avro.order.RunLengths;
import dev.tidewatch.state.ProcessingOrder;
import java.util.List;

/** The order in which a task takes the records of its inputs, since it was last written to the log. */
public final class TaskOrder {

    /** A part is written to the log when it has so many bytes: it is also written to the task's store with every record. */
    private static final int PART_BYTES = 512;

    private final String[] inputs;
    private final RunLengths runs = new RunLengths(PART_BYTES);
    private long before;
    private long added;
    private int last;

    private TaskOrder(List<String> inputs, long before) {
        this.inputs = inputs.toArray(String[]::new);
        this.before = before;
    }

    /** Makes the order of a task that begins. */
    public static TaskOrder beginning(List<String> inputs) {
        return new TaskOrder(inputs, 0);
    }

    /** Makes the order of a task that goes on from its state. */
    public static TaskOrder goingOn(List<String> inputs, ProcessingOrder stored) {
        TaskOrder order = new TaskOrder(inputs, stored.getBefore());
        order.runs.set(stored.getRuns());
        order.added = RunLengths.decode(stored.getRuns()).stream()
                .mapToLong(run -> run.count())
                .sum();
        return order;
    }

    /** One more record of a topic was taken. */
    public void add(String topic) {
        if (!topic.equals(inputs[last])) {
            last = indexOf(topic);
        }
        runs.add(last);
        added++;
    }

    public boolean isFull() {
        return runs.isFull();
    }

    /** Returns what is not in the log yet; it holds until the next change. */
    public ProcessingOrder pending() {
        return new ProcessingOrder(before, runs.view());
    }

    /** What was pending is in the log. */
    public void written() {
        before += added;
        added = 0;
        runs.clear();
    }

    private int indexOf(String topic) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].equals(topic)) {
                return i;
            }
        }
        throw new IllegalStateException(topic + " is no input of the task");
    }
}
