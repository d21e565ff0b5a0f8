package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.records.LogFile;
import dev.tidewatch.app.records.LogRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Copies of what the tasks of a cluster read, made while the topics are read for other ends as well. */
public final class ClusterLog {

    private final Path directory;
    private final Map<LogPartition, Long> processed = new HashMap<>();
    private final Map<LogPartition, Long> gone = new HashMap<>();

    ClusterLog(Path directory) {
        this.directory = directory;
    }

    /**
     * One partition as it is.
     *
     * @param begins the offset of the first record that it may have
     * @param processed the first offset that the pipeline may have left unread
     */
    public record Extent(int partition, long begins, long processed) {}

    /** Takes a partition's records in their order. */
    public static final class Copy implements Consumer<ConsumerRecord<byte[], byte[]>>, Closeable {

        private final LogFile.@Nullable Writer out;

        private Copy(LogFile.@Nullable Writer out) {
            this.out = out;
        }

        @Override
        public void accept(ConsumerRecord<byte[], byte[]> record) {
            if (out != null) {
                out.add(new LogRecord(record.offset(), record.key(), record.value()));
            }
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }

    /**
     * A copy of an input of events.
     *
     * @param name of the topic, without prefix; of one that no task reads nothing is kept
     */
    public Copy ofEvents(String name, Extent extent) {
        int input = LogPartition.inputOf(name);
        return input < 0 ? new Copy(null) : copy(new LogPartition(input, extent.partition()), extent);
    }

    public Copy ofControl(Extent extent) {
        return copy(new LogPartition(LogPartition.CONTROL, extent.partition()), extent);
    }

    private Copy copy(LogPartition partition, Extent extent) {
        processed.put(partition, extent.processed());
        if (extent.begins() > 0) {
            gone.put(partition, extent.begins());
        }
        return new Copy(new LogFile.Writer(partition.file(directory)));
    }

    /** Returns where each partition begins of which records were deleted. */
    Map<LogPartition, Long> gone() {
        return gone;
    }

    long processed(LogPartition partition) {
        return processed.getOrDefault(partition, 0L);
    }
}
