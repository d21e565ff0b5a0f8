package dev.tidewatch.app.records;

import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends a file's records to their topics, in the file's order, each with the instant it takes effect as its time. */
public final class InputLoader {

    private static final String OCCURRED_AT = "occurredAt";
    private static final String PUBLISHED_AT = "publishedAt";

    private final Sender sender;
    private final KafkaAvroSerializer serializer;
    private final Map<String, Target> targets = new TreeMap<>();
    private final Instant latest;
    private Instant newest = Instant.EPOCH;
    private long records;

    /** @param latest what occurs after it lies in the future and does not count as {@link #newest()} */
    public InputLoader(Sender sender, KafkaAvroSerializer serializer, Topics topics, Instant latest) {
        this.sender = sender;
        this.serializer = serializer;
        this.latest = latest;
        for (InputRecord<?> input : InputRecord.all()) {
            Schema schema = RegisteredSchema.of(input.schema()).rawSchema();
            targets.put(input.topic(), new Target(topics.of(input), schema, input.equals(InputRecord.RATES)));
        }
    }

    private record Target(String topic, Schema schema, boolean rates) {}

    /** Sends all lines; they are on the broker when it returns. */
    public void load(JsonLinesReader lines, Consumer<JsonLinesReader> progress) {
        while (lines.hasNext()) {
            send(lines.next());
            progress.accept(lines);
        }
        sender.flush();
    }

    /** Sent so far. */
    public long records() {
        return records;
    }

    /** The largest {@code occurredAt} that does not lie in the future. */
    public Instant newest() {
        return newest;
    }

    private void send(JsonLine line) {
        Target target = targets.get(line.topic());
        if (target == null) {
            throw line.problem(
                    "topic " + line.topic() + " is no input; it must be one of " + String.join(", ", targets.keySet()));
        }
        GenericRecord value = value(line, target.schema);
        byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = serializer.serialize(target.topic, value);
        sender.send(
                new ProducerRecord<>(target.topic, partition(key), timestamp(target, value), key, bytes), line.place());
        records++;
    }

    /** Null for that of the key; a record without key would go to a random one, another at each replay. */
    private static @Nullable Integer partition(byte @Nullable [] key) {
        return key == null ? 0 : null;
    }

    private static @Nullable GenericRecord value(JsonLine line, Schema schema) {
        try {
            return line.value() == null ? null : RecordJson.read(line.value(), schema);
        } catch (JsonMismatch mismatch) {
            throw line.valueMismatch(mismatch);
        }
    }

    private long timestamp(Target target, @Nullable GenericRecord value) {
        if (value == null) {
            return 0;
        }
        long millis = (Long) value.get(target.rates ? PUBLISHED_AT : OCCURRED_AT);
        Instant at = Instant.ofEpochMilli(millis);
        if (!target.rates && at.isAfter(newest) && !at.isAfter(latest)) {
            newest = at;
        }
        return Math.max(0, millis);
    }
}
