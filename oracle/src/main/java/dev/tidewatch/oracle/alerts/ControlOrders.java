package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.oracle.alerts.order.CannotRecompute;
import dev.tidewatch.oracle.alerts.order.OrderPart;
import dev.tidewatch.oracle.alerts.order.OrderParts;
import dev.tidewatch.oracle.alerts.order.Orders;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.ProcessingOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that the tasks of a cluster wrote: most of them in the control topic, the last of each in its own state. They are
 * read part by part from the copy of the control topic, for a live task writes up to one each second.
 */
final class ControlOrders implements Orders {

    private final Path directory;
    private final Map<Integer, ProcessingOrder> before;
    private final Map<Integer, ProcessingOrder> after;
    private final Map<LogPartition, Long> gone;

    /**
     * Reads the orders of the tasks, from their beginning to a moment.
     *
     * @param directory of the copies of the log
     * @param before the last part of each order, before the alerts were read
     * @param after the last part of each order, at that moment
     * @param gone where each partition begins of which records were deleted
     */
    ControlOrders(
            Path directory,
            Map<Integer, ProcessingOrder> before,
            Map<Integer, ProcessingOrder> after,
            Map<LogPartition, Long> gone) {
        this.directory = directory;
        this.before = before;
        this.after = after;
        this.gone = gone;
    }

    @Override
    public OrderParts of(int partition) throws IOException, CannotRecompute {
        for (int input = 0; input < LogPartition.INPUTS; input++) {
            LogPartition from = new LogPartition(input, partition);
            Long begins = gone.get(from);
            if (begins != null) {
                throw new CannotRecompute(
                        "the records of " + from.name() + " before offset " + begins + " were deleted");
            }
        }
        Path control = new LogPartition(LogPartition.CONTROL, partition).file(directory);
        return new Parts(new LogFile.Reader(control), after.get(partition));
    }

    @Override
    public long takenBeforeAlerts(int partition) {
        ProcessingOrder last = before.get(partition);
        return last == null ? 0 : new OrderPart(last).end();
    }

    private static final class Parts implements OrderParts {

        private final StateCodec<Control> codec = StateCodec.control();
        private final LogFile.Reader control;
        private @Nullable ProcessingOrder last;

        /** @param last null for a task that has taken nothing */
        Parts(LogFile.Reader control, @Nullable ProcessingOrder last) {
            this.control = control;
            this.last = last;
        }

        /** Returns the next part of the control topic's orders: those that lie before the last one, and then that. */
        @Override
        public @Nullable OrderPart next() throws IOException {
            ProcessingOrder end = last;
            if (end == null) {
                return null;
            }
            for (LogRecord record = control.next(); record != null; record = control.next()) {
                ProcessingOrder part = record.value() == null
                        ? null
                        : codec.decode(record.value()).getOrder();
                if (part != null && part.getBefore() < end.getBefore()) {
                    return new OrderPart(part);
                }
            }
            last = null;
            return new OrderPart(end);
        }

        @Override
        public void close() throws IOException {
            control.close();
        }
    }
}
