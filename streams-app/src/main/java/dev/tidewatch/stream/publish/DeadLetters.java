package dev.tidewatch.stream.publish;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes a refused record to {@code dead-letters}, whole, with its {@link DeadLetterReason} in a header; docs/topics.md, "Dead letters".
 * {@code app.stripe.TopicOutlet} writes the events that Stripe's webhook refuses; their reasons are {@code source.stripe.json.Translation.Reason}.
 */
public final class DeadLetters {

    /** What was kept of a conflict: the arriving record or the earlier one. */
    public static final String KEPT = "tidewatch.kept";

    private static final String REASON = "tidewatch.reason";
    private static final String MESSAGE = "tidewatch.message";
    private static final String SOURCE = "tidewatch.source";
    private static final String SCHEMA_ID = "tidewatch.schema-id";
    // What Kafka Streams' own error handlers call them, so that tools find them.
    private static final String TOPIC = "__streams.errors.topic";
    private static final String PARTITION = "__streams.errors.partition";
    private static final String OFFSET = "__streams.errors.offset";
    private static final int LONGEST_SENTENCE = 1_000;

    /** The record that is repeated has at most so many bytes, so that there is room for the headers that are added. */
    private static final int LARGEST = Topics.LARGEST_RECORD - (1 << 16);

    private static final String EXCEPTION = "__streams.errors.exception";
    private static final String STREAMS_MESSAGE = "__streams.errors.message";

    private static final Set<String> OURS =
            Set.of(REASON, MESSAGE, KEPT, SOURCE, SCHEMA_ID, TOPIC, PARTITION, OFFSET, EXCEPTION, STREAMS_MESSAGE);

    /** Put before a header of the source that has the name of one of ours: a reader may take the first of a name, or the last. */
    private static final String OF_SOURCE = "source.";

    /** A header's lengths of its name and value take at most so many bytes. */
    private static final int LENGTHS = 10;

    private final ProcessorContext<byte[], byte[]> context;
    private final String sink;

    public DeadLetters(ProcessorContext<byte[], byte[]> context, String sink) {
        this.context = context;
        this.sink = sink;
    }

    /**
     * Forwards a record that was refused, whole if a letter has room for it.
     *
     * @param bytes the value as it came
     */
    public void add(Record<byte[], ?> source, byte @Nullable [] bytes, Letter letter) {
        Record<byte[], byte[]> whole =
                new Record<>(source.key(), bytes, source.timestamp(), ofSource(source.headers()));
        int size = size(whole);
        if (size > LARGEST) {
            Record<byte[], byte[]> bare = new Record<>(fitting(source.key()), null, source.timestamp());
            write(bare, letter.withoutARecordOf(size));
        } else {
            write(whole, letter);
        }
    }

    private static Headers ofSource(Headers headers) {
        Headers kept = new RecordHeaders();
        for (Header header : headers) {
            kept.add(OURS.contains(header.key()) ? OF_SOURCE + header.key() : header.key(), header.value());
        }
        return kept;
    }

    private void write(Record<byte[], byte[]> source, Letter letter) {
        Headers headers = new RecordHeaders(source.headers());
        put(headers, REASON, letter.rejected().reason().name());
        put(headers, MESSAGE, cut(letter.rejected().detail()));
        if (letter.schemaId() != null) {
            put(headers, SCHEMA_ID, letter.schemaId().toString());
        }
        Rejection.Kept kept = letter.rejected().kept();
        if (kept != null) {
            put(headers, KEPT, kept.name());
        }
        context.recordMetadata().ifPresent(origin -> putOrigin(headers, origin));
        putCause(headers, letter);
        context.forward(source.withHeaders(headers), sink);
    }

    /**
     * Says that a customer was left out of what comes without an event of its own. The letter has the customer as key, no value,
     * and the instant for which the customer was called as its time.
     */
    public void leaveOut(byte[] customer, LeftOut of, Instant at, Throwable cause) {
        Letter letter = new Letter(RecordFault.rejected(of.sentence(at), cause), null, cause);
        Headers headers = new RecordHeaders();
        put(headers, REASON, letter.rejected().reason().name());
        put(headers, MESSAGE, cut(letter.rejected().detail()));
        put(headers, SOURCE, of.name());
        putCause(headers, letter);
        context.forward(new Record<>(customer, null, Math.max(0, at.toEpochMilli()), headers), sink);
    }

    /** Returns how far the task has come, for a letter about no instant of its own. */
    public Instant streamTime() {
        return Instant.ofEpochMilli(Math.max(0, context.currentStreamTimeMs()));
    }

    /** Lists what a customer can be left out of. */
    public enum LeftOut {
        DUE_EFFECT("what was due at %s could not be computed; the customer is not called again before its next event"),
        REVALUATION(
                "a rate that had come by %s could not be applied; the customer's movements stay as they were booked"),
        TERMS(
                "terms of a discount that had come by %s could not be applied; the customer's movements stay as they were"),
        RELEASE("what changed until %s could not be released; it waits until the customer changes again"),
        RANKING("the ranks that came at %s could not be compared; the customer's health stays as it was published");

        private final String sentence;

        LeftOut(String sentence) {
            this.sentence = sentence;
        }

        private String sentence(Instant at) {
            return String.format(Locale.ROOT, sentence, at);
        }
    }

    /** Returns the bytes that a letter repeats; compressed, a record may be far larger than the topic that it is read from seems to allow. */
    private static int size(Record<byte[], byte[]> source) {
        long size = length(source.key()) + length(source.value());
        for (Header header : source.headers()) {
            size += Utils.utf8Length(header.key()) + length(header.value()) + LENGTHS;
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte @Nullable [] fitting(byte @Nullable [] key) {
        return length(key) > LARGEST ? null : key;
    }

    private static void putCause(Headers headers, Letter letter) {
        Throwable cause = letter.cause();
        put(headers, EXCEPTION, cause == null ? "none" : cause.getClass().getName());
        put(headers, STREAMS_MESSAGE, cut(letter.rejected().detail()));
    }

    private static void putOrigin(Headers headers, RecordMetadata origin) {
        put(headers, TOPIC, origin.topic());
        put(headers, PARTITION, Integer.toString(origin.partition()));
        put(headers, OFFSET, Long.toString(origin.offset()));
    }

    /** A sentence may quote what a record says, which may be long; the letter must not be much longer than the record. */
    private static String cut(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "...";
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Says why a record is refused, and what is known of it.
     *
     * @param cause what was thrown; null where a rule refused the record
     */
    public record Letter(
            Rejection rejected,
            @Nullable Integer schemaId,
            @Nullable Throwable cause) {

        public static Letter of(Incoming.Undecodable undecodable) {
            return new Letter(undecodable.rejected(), undecodable.schemaId(), undecodable.cause());
        }

        private Letter withoutARecordOf(int bytes) {
            String detail = "the record has " + bytes + " bytes, a letter has room for " + LARGEST
                    + ", so the record stays where it was read: " + rejected.detail();
            return new Letter(new Rejection(rejected.reason(), detail, rejected.kept()), schemaId, cause);
        }
    }
}
