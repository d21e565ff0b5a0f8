package dev.tidewatch.stream.tables;

import static java.util.Objects.requireNonNullElseGet;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.TermsRules;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.publish.DeadLetters;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hands the terms of each discount to every customer task through the control topic. In a replay all have the whole table before
 * the first event, and only what are no terms is left to refuse.
 */
public final class TermsProcessor
        implements Processor<byte[], Incoming, byte[], byte[]>, Incoming.Receiver<Record<byte[], Incoming>> {

    private final ClockMode mode;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init") // the same
    private DeadLetters deadLetters;

    public TermsProcessor(ClockMode mode) {
        this.mode = mode;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processor) {
        context = processor;
        deadLetters = new DeadLetters(processor, Nodes.TERMS_DEAD_LETTERS_SINK);
    }

    @Override
    public void process(Record<byte[], Incoming> record) {
        record.value().handOver(record, this);
    }

    @Override
    public void terms(Record<byte[], Incoming> record, Incoming.TermsChange change) {
        Rejection rejected = TermsRules.check(record.key(), change.terms());
        if (rejected != null) {
            deadLetters.add(record, change.bytes(), new DeadLetters.Letter(rejected, change.schemaId(), null));
            return;
        }
        if (mode == ClockMode.WALL) {
            hand(record, change);
        }
    }

    private void hand(Record<byte[], Incoming> record, Incoming.TermsChange change) {
        String id = requireNonNullElseGet(change.termsId(), () -> new String(record.key(), StandardCharsets.UTF_8));
        byte[] message;
        try {
            message = ControlMessage.terms(id, change.terms());
        } catch (RuntimeException | Error e) {
            Throwable failure = RecordFault.of(e);
            Rejection rejected = RecordFault.rejected("the terms could not be taken in", failure);
            deadLetters.add(record, change.bytes(), new DeadLetters.Letter(rejected, change.schemaId(), failure));
            return;
        }
        context.forward(new Record<>(null, message, timestamp(record, change.terms())), Nodes.TERMS_CONTROL_SINK);
    }

    private static long timestamp(Record<byte[], Incoming> record, @Nullable DiscountTerms terms) {
        return terms == null ? record.timestamp() : terms.publishedAt().toEpochMilli();
    }

    @Override
    public void undecodable(Record<byte[], Incoming> record, Incoming.Undecodable undecodable) {
        deadLetters.add(record, undecodable.bytes(), DeadLetters.Letter.of(undecodable));
    }

    @Override
    public void event(Record<byte[], Incoming> record, Incoming.Event event) {
        throw noTerms();
    }

    @Override
    public void erasure(Record<byte[], Incoming> record, Incoming.Erasure erasure) {
        throw noTerms();
    }

    @Override
    public void advance(Record<byte[], Incoming> record, Incoming.Advance advance) {
        throw noTerms();
    }

    @Override
    public void rate(Record<byte[], Incoming> record, Incoming.RateChange change) {
        throw noTerms();
    }

    @Override
    public void scale(Record<byte[], Incoming> record, Incoming.ScaleChange change) {
        throw noTerms();
    }

    @Override
    public void weights(Record<byte[], Incoming> record, Incoming.WeightsChange change) {
        throw noTerms();
    }

    @Override
    public void rules(Record<byte[], Incoming> record, Incoming.RulesChange change) {
        throw noTerms();
    }

    @Override
    public void order(Record<byte[], Incoming> record) {
        throw noTerms();
    }

    private static IllegalStateException noTerms() {
        return new IllegalStateException("its deserializer makes nothing but terms");
    }
}
