package dev.tidewatch.oracle.material;

import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.oracle.alerts.ClusterLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes topics as JSON Lines, as {@code replay} does, under their names without prefix, and what the tasks read into a log. */
final class TopicDump {

    private final CommittedRecords records;
    private final RecordLines lines;
    private final Path directory;
    private final ClusterLog log;

    /** @param log takes the records of what the tasks read as they are */
    TopicDump(CommittedRecords records, RecordLines lines, Path directory, ClusterLog log) {
        this.records = records;
        this.lines = lines;
        this.directory = directory;
        this.log = log;
    }

    /**
     * One file a partition, which a line does not tell.
     *
     * @param end the first offset of a partition that is left out
     */
    List<Material.Input> input(String name, String topic, ToLongFunction<TopicPartition> end) throws IOException {
        List<Material.Input> files = new ArrayList<>();
        for (TopicPartition partition : records.partitions(topic)) {
            String file = name + "-" + partition.partition() + ".jsonl";
            files.add(new Material.Input(
                    partition.partition(), directory.resolve(file).toString()));
            long stop = end.applyAsLong(partition);
            try (JsonLinesWriter writer = writer(file);
                    ClusterLog.Copy copy = log.ofEvents(name, extent(partition, stop))) {
                records.read(partition, record -> {
                    copy.accept(record);
                    if (record.offset() < stop) {
                        write(writer, line(name, record));
                    }
                });
            }
        }
        return files;
    }

    /** Into the log alone. */
    void events(String name, String topic, ToLongFunction<TopicPartition> end) throws IOException {
        for (TopicPartition partition : records.partitions(topic)) {
            try (ClusterLog.Copy copy = log.ofEvents(name, extent(partition, end.applyAsLong(partition)))) {
                records.read(partition, copy);
            }
        }
    }

    /** Into the log alone; returns how many partitions there are. */
    int control(String topic) throws IOException {
        List<Written> partitions = records.written(topic);
        for (Written partition : partitions) {
            try (ClusterLog.Copy copy = log.ofControl(extent(partition.partition(), 0))) {
                records.read(partition, copy);
            }
        }
        return partitions.size();
    }

    private ClusterLog.Extent extent(TopicPartition partition, long processed) {
        return new ClusterLog.Extent(partition.partition(), records.beginning(partition), processed);
    }

    void output(String name, String topic, LiveRows live) throws IOException {
        try (JsonLinesWriter writer = writer(name + ".jsonl")) {
            for (Written partition : records.written(topic)) {
                records.read(partition, record -> {
                    OutputLine line = line(name, record);
                    live.see(line);
                    write(writer, line);
                });
            }
        }
    }

    private OutputLine line(String name, ConsumerRecord<byte[], byte[]> record) {
        OutputLine line = lines.of(record);
        return new OutputLine(name, line.partition(), line.offset(), line.timestamp(), line.key(), line.value());
    }

    private JsonLinesWriter writer(String file) throws IOException {
        return JsonLinesWriter.create(directory.resolve(file).toString());
    }

    private static void write(JsonLinesWriter writer, OutputLine line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
