package dev.tidewatch.oracle.alerts.order;

import dev.tidewatch.avro.order.Run;
import dev.tidewatch.avro.order.RunLengths;
import dev.tidewatch.state.ProcessingOrder;
import java.util.List;

/**
 * A part of the order in which a task took its records, as it was written.
 */
public record OrderPart(ProcessingOrder written) {

    public long before() {
        return written.getBefore();
    }

    public List<Run> runs() {
        return RunLengths.decode(written.getRuns());
    }

    /** Returns how many records the task had taken at its end. */
    public long end() {
        return before() + runs().stream().mapToLong(Run::count).sum();
    }
}
