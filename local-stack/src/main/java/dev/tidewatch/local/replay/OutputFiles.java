package dev.tidewatch.local.replay;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.names.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Writes the output topics to {@code DIR/<topic>.jsonl}, sorted so that two runs can be compared. */
final class OutputFiles {

    private static final String ENDING = ".jsonl";

    private final OutputReader reader;
    private final Deserializer<SpecificRecord> deserializer;
    private final RecordLines letters;
    private final Topics topics;
    private final WantedRows rows;
    private final Path directory;
    private final Map<String, Long> records = new TreeMap<>();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Set<String> segments = new TreeSet<>();
    private final MovementTotals totals = new MovementTotals();

    OutputFiles(OutputReader reader, Decoding decoding, Topics topics, WantedRows rows, Path directory) {
        this.reader = reader;
        this.deserializer = decoding.records;
        this.letters = decoding.letters;
        this.topics = topics;
        this.rows = rows;
        this.directory = directory;
    }

    /** Says how what is read becomes text. */
    record Decoding(Deserializer<SpecificRecord> records, RecordLines letters) {}

    void write() {
        for (Topics.Public output : topics.outputs()) {
            write(output, output.schema() == null ? this::deadLetter : this::record);
        }
    }

    /** Returns the names of the files that a replay writes. */
    static List<String> names(Topics topics) {
        return topics.outputs().stream()
                .map(output -> name(output, topics) + ENDING)
                .toList();
    }

    private static String name(Topics.Public output, Topics topics) {
        return output.name().substring(topics.prefix().length());
    }

    /** By topic. */
    Map<String, Long> records() {
        return records;
    }

    /** By reason. */
    Map<String, Long> deadLetters() {
        return deadLetters;
    }

    /** Returns the segments that have rows, whether these were written or left out. */
    Set<String> segments() {
        return segments;
    }

    MovementTotals totals() {
        return totals;
    }

    private record Line(LineOrder order, OutputLine line) {}

    private interface Reading {

        Line of(ConsumerRecord<byte[], byte[]> record, String key);
    }

    private void write(Topics.Public output, Reading reading) {
        String name = name(output, topics);
        Path file = directory.resolve(name + ENDING);
        boolean hasRows = output.name().equals(topics.metrics());
        try (SortedLines<LineOrder> lines = new SortedLines<>()) {
            reader.readAll(output.name(), record -> {
                String key = key(record);
                // A row that is left out is not decoded either: decoding takes most of the time.
                if (hasRows) {
                    segments.add(key.split("\\|", 2)[0]);
                }
                if (!hasRows || rows.has(key)) {
                    Line line = reading.of(record, key);
                    lines.add(line.order, bytes(line.line));
                }
            });
            if (output.compacted()) {
                lines.keepLast((left, right) -> left.key().equals(right.key()));
            }
            boolean onlyChanged = hasRows && rows.rows() == WantedRows.Days.CHANGED;
            records.put(name, lines.writeTo(file, onlyChanged ? new ChangedRows() : line -> true));
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private Line record(ConsumerRecord<byte[], byte[]> record, String key) {
        SpecificRecord value = deserializer.deserialize(record.topic(), record.value());
        if (value instanceof MrrMovement movement) {
            totals.add(movement);
        }
        LineOrder order = new LineOrder(key, record.topic(), record.partition(), record.offset());
        return new Line(order, line(record, key, RecordJson.text(value)));
    }

    private Line deadLetter(ConsumerRecord<byte[], byte[]> record, String key) {
        deadLetters.merge(DeadLetterJson.header(record, DeadLetterJson.REASON), 1L, Long::sum);
        return new Line(
                LineOrder.ofLetter(key, record),
                line(record, key, letters.of(record).value()));
    }

    private static OutputLine line(ConsumerRecord<byte[], byte[]> record, String key, @Nullable String value) {
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        return new OutputLine(record.topic(), record.partition(), record.offset(), timestamp, key, value);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(OutputLine line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLinesWriter writer = JsonLinesWriter.of(bytes)) {
            writer.write(line);
        }
        return bytes.toByteArray();
    }
}
