package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.order.Run;
import dev.tidewatch.avro.order.RunLengths;
import dev.tidewatch.state.ProcessingOrder;
import java.util.List;

/**
 * A part of the order in which a task took its records, as it was written.
 */
record OrderPart(ProcessingOrder written) {

    long before() {
        return written.getBefore();
    }

    List<Run> runs() {
        return RunLengths.decode(written.getRuns());
    }

    /** How many records the task had taken at its end. */
    long end() {
        return before() + runs().stream().mapToLong(Run::count).sum();
    }
}
