package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.Incoming;
import dev.tidewatch.avro.order.Run;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;

/** What one task read, handed over once more in the order in which it took it. */
final class OrderedLog implements Closeable {

    private static final String NO_KEY = "";

    private final int partition;
    private final Refused refused;
    private final List<Deserializer<Incoming>> decoders;
    private final List<LogFile.Reader> readers = new ArrayList<>();

    /** @param decoders of each input, in the order of their numbers */
    OrderedLog(Path directory, int partition, Refused refused, List<Deserializer<Incoming>> decoders)
            throws IOException {
        this.partition = partition;
        this.refused = refused;
        this.decoders = decoders;
        for (int input = 0; input <= LogPartition.CONTROL; input++) {
            readers.add(new LogFile.Reader(new LogPartition(input, partition).file(directory)));
        }
    }

    /** Hands all records over that the order names; there must be no event beside them. */
    void handTo(TaskReplay task, List<Run> order) throws IOException, CannotRecompute {
        for (Run run : order) {
            LogPartition from = new LogPartition(run.input(), partition);
            for (long taken = 0; taken < run.count(); taken++) {
                LogRecord record = readers.get(run.input()).next();
                if (record == null && run.input() == LogPartition.CONTROL) {
                    break; // Behind the end of a replay come ranks and orders, which no alert depends on.
                }
                if (record == null) {
                    throw new CannotRecompute("the order has more records of " + from.name() + " than the log");
                }
                hand(record, from, task);
            }
        }
        for (int input = 0; input < LogPartition.CONTROL; input++) {
            if (readers.get(input).next() != null) {
                throw new CannotRecompute("the order ends before the records of " + LogPartition.EVENTS.get(input));
            }
        }
    }

    private void hand(LogRecord record, LogPartition from, TaskReplay task) {
        if (!refused.contains(from, record.offset())) {
            byte[] key = record.key();
            decoders.get(from.input())
                    .deserialize(from.name(), record.value())
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
