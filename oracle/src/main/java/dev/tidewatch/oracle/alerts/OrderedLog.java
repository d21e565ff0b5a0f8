package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import dev.tidewatch.avro.order.Run;
import dev.tidewatch.oracle.alerts.order.CannotRecompute;
import dev.tidewatch.oracle.alerts.order.WholeOrder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What one task read, handed over once more in the order in which it took it. */
final class OrderedLog implements Closeable {

    private static final String NO_KEY = "";

    /** Only the name that an erased customer keeps is in a header, and no alert depends on it. */
    private static final Headers NO_HEADERS = new RecordHeaders();

    private final LogCopy log;
    private final int partition;
    private final List<LogFile.Reader> readers = new ArrayList<>();
    private long taken;

    OrderedLog(LogCopy log, int partition) throws IOException {
        this.log = log;
        this.partition = partition;
        for (int input = 0; input < LogPartition.INPUTS; input++) {
            readers.add(new LogFile.Reader(new LogPartition(input, partition).file(log.directory())));
        }
    }

    /** How many records were taken, the one that is being handed over among them. */
    long taken() {
        return taken;
    }

    /** Hands all records over that the order names; no event that was processed may be beside them. */
    void handTo(TaskReplay task, WholeOrder order) throws IOException, CannotRecompute {
        for (List<Run> runs = order.next(); runs != null; runs = order.next()) {
            for (Run run : runs) {
                hand(run, task);
            }
        }
        for (int input = 0; input < LogPartition.INPUTS; input++) {
            LogRecord left =
                    input == LogPartition.CONTROL ? null : readers.get(input).next();
            LogPartition from = new LogPartition(input, partition);
            if (left != null && left.offset() < log.processed().applyAsLong(from)) {
                throw new CannotRecompute("the order ends before the records of " + from.name());
            }
        }
    }

    private void hand(Run run, TaskReplay task) throws IOException, CannotRecompute {
        LogPartition from = new LogPartition(run.input(), partition);
        for (long handed = 0; handed < run.count(); handed++) {
            LogRecord record = readers.get(run.input()).next();
            taken++;
            if (record != null) {
                hand(record, from, task);
            } else if (run.input() != LogPartition.CONTROL) {
                throw new CannotRecompute("the order has more records of " + from.name() + " than the log");
            } // Behind the end of a replay come ranks and orders, which no alert depends on.
        }
    }

    private void hand(LogRecord record, LogPartition from, TaskReplay task) {
        if (!log.refused().contains(from, record.offset())) {
            byte[] key = record.key();
            log.decoders()
                    .get(from.input())
                    .deserialize(from.name(), NO_HEADERS, record.value())
                    .handOver(key == null ? NO_KEY : new String(key, StandardCharsets.UTF_8), task);
        }
    }

    @Override
    public void close() throws IOException {
        for (LogFile.Reader reader : readers) {
            reader.close();
        }
    }
}
