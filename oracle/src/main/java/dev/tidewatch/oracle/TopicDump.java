package dev.tidewatch.oracle;

import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.records.TopicTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes topics as JSON Lines, as {@code replay} does, under their names without prefix. */
final class TopicDump {

    private final Map<String, Object> kafka;
    private final RecordLines lines;
    private final Path directory;

    TopicDump(Map<String, Object> kafka, RecordLines lines, Path directory) {
        this.kafka = kafka;
        this.lines = lines;
        this.directory = directory;
    }

    /**
     * One file a partition, which a line does not tell.
     *
     * @param end the first offset of a partition that is left out
     */
    List<Material.Input> input(String name, String topic, ToLongFunction<TopicPartition> end) throws IOException {
        List<Material.Input> files = new ArrayList<>();
        Map<Integer, JsonLinesWriter> writers = new HashMap<>();
        try (TopicTail tail = TopicTail.of(kafka, topic, TopicTail.From.BEGINNING)) {
            while (!tail.hasReadAll()) {
                for (ConsumerRecord<byte[], byte[]> record : tail.next()) {
                    if (record.offset() < end.applyAsLong(new TopicPartition(topic, record.partition()))) {
                        writer(name, record.partition(), files, writers).write(line(name, record));
                    }
                }
            }
        } finally {
            for (JsonLinesWriter writer : writers.values()) {
                writer.close();
            }
        }
        return files;
    }

    void output(String name, String topic, LiveRows live) throws IOException {
        try (TopicTail tail = TopicTail.of(kafka, topic, TopicTail.From.BEGINNING);
                JsonLinesWriter writer = JsonLinesWriter.create(
                        directory.resolve(name + ".jsonl").toString())) {
            while (!tail.hasReadAll()) {
                for (ConsumerRecord<byte[], byte[]> record : tail.next()) {
                    OutputLine line = line(name, record);
                    live.see(line);
                    writer.write(line);
                }
            }
        }
    }

    private OutputLine line(String name, ConsumerRecord<byte[], byte[]> record) {
        OutputLine line = lines.of(record);
        return new OutputLine(name, line.partition(), line.offset(), line.timestamp(), line.key(), line.value());
    }

    private JsonLinesWriter writer(
            String name, int partition, List<Material.Input> files, Map<Integer, JsonLinesWriter> writers)
            throws IOException {
        JsonLinesWriter writer = writers.get(partition);
        if (writer == null) {
            String file = directory.resolve(name + "-" + partition + ".jsonl").toString();
            writer = JsonLinesWriter.create(file);
            writers.put(partition, writer);
            files.add(new Material.Input(partition, file));
        }
        return writer;
    }
}
