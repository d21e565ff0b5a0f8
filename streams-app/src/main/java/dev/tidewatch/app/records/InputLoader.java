package dev.tidewatch.app.records;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends a file's records to their topics, in the file's order, each with the instant it takes effect as its time. */
public final class InputLoader {

    private static final String OCCURRED_AT = "occurredAt";
    private static final String PUBLISHED_AT = "publishedAt";

    private final Sender sender;
    private final KafkaAvroSerializer serializer;
    private final LineRecords records = new LineRecords();
    private final Map<String, Target> targets = new TreeMap<>();
    private final Instant latest;
    private TimeBounds bounds = TimeBounds.none();
    private Instant newest = Instant.EPOCH;
    private long sent;

    /** @param latest what occurs after it lies in the future and does not count as {@link #newest()} */
    public InputLoader(Sender sender, KafkaAvroSerializer serializer, Topics topics, Instant latest) {
        this.sender = sender;
        this.serializer = serializer;
        this.latest = latest;
        for (InputRecord<?> input : InputRecord.all()) {
            targets.put(input.topic(), new Target(topics.of(input), input.compacted()));
        }
    }

    /** Finds a line bad whose time its topic does not take. */
    public InputLoader within(TimeBounds bounds) {
        this.bounds = bounds;
        return this;
    }

    private record Target(String topic, boolean table) {}

    /** Sends all lines but the bad ones; they are on the broker when it returns. */
    public void load(JsonLinesReader lines, BadLines bad, Consumer<JsonLinesReader> progress) {
        bad.read(lines, line -> {
            send(line);
            progress.accept(lines);
        });
        sender.flush();
    }

    /** Returns what a person should look at in the events; empty if there is nothing. */
    public Optional<String> doubt() {
        return records.doubt();
    }

    /** Sent so far. */
    public long records() {
        return sent;
    }

    /** The largest {@code occurredAt} that does not lie in the future. */
    public Instant newest() {
        return newest;
    }

    private void send(JsonLine line) {
        GenericRecord value = records.read(line);
        Target target = requireNonNull(targets.get(line.topic()));
        byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
        long timestamp = timestamp(target, value);
        bounds.complaint(target.topic, timestamp).ifPresent(why -> {
            throw line.problem(why);
        });
        byte[] bytes = serializer.serialize(target.topic, value);
        sender.send(new ProducerRecord<>(target.topic, partition(key), timestamp, key, bytes), line.place());
        sent++;
    }

    /** Null for that of the key; a record without key would go to a random one, another at each replay. */
    private static @Nullable Integer partition(byte @Nullable [] key) {
        return key == null ? 0 : null;
    }

    private long timestamp(Target target, @Nullable GenericRecord value) {
        if (value == null) {
            return 0;
        }
        long millis = (Long) value.get(target.table ? PUBLISHED_AT : OCCURRED_AT);
        Instant at = Instant.ofEpochMilli(millis);
        if (!target.table && at.isAfter(newest) && !at.isAfter(latest)) {
            newest = at;
        }
        return Math.max(0, millis);
    }
}
