package dev.tidewatch.stream.tables;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.avro.state.message.ReleaseMessage;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.publish.DeadLetters;
import dev.tidewatch.stream.publish.Outgoing;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Hands each rate to all that need it: to every customer task through the control topic, and to the metrics. In a replay all
 * have the whole table before the first event, and only what is no rate is left to refuse.
 */
public final class RateProcessor
        implements Processor<byte[], Incoming, byte[], byte[]>, Incoming.Receiver<Record<byte[], Incoming>> {

    private final RateRules rules;
    private final ClockMode mode;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init") // the same
    private DeadLetters deadLetters;

    public RateProcessor(RateRules rules, ClockMode mode) {
        this.rules = rules;
        this.mode = mode;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processor) {
        context = processor;
        deadLetters = new DeadLetters(processor, Nodes.RATES_DEAD_LETTERS_SINK);
    }

    @Override
    public void process(Record<byte[], Incoming> record) {
        record.value().handOver(record, this);
    }

    @Override
    public void rate(Record<byte[], Incoming> record, Incoming.RateChange change) {
        Rejection rejected;
        Throwable failure = null;
        List<Outgoing> messages = List.of();
        try {
            rejected = rules.check(record.key(), change.rate());
            messages = rejected == null && mode == ClockMode.WALL ? messages(change.rate()) : List.of();
        } catch (RuntimeException | Error e) {
            failure = RecordFault.of(e);
            rejected = RecordFault.rejected("the rate could not be taken in", failure);
        }
        if (rejected != null) {
            deadLetters.add(record, change.bytes(), new DeadLetters.Letter(rejected, change.schemaId(), failure));
        }
        messages.forEach(message -> context.forward(message.record(), message.sink()));
    }

    @Override
    public void undecodable(Record<byte[], Incoming> record, Incoming.Undecodable undecodable) {
        deadLetters.add(record, undecodable.bytes(), DeadLetters.Letter.of(undecodable));
    }

    @Override
    public void event(Record<byte[], Incoming> record, Incoming.Event event) {
        throw noRate();
    }

    @Override
    public void erasure(Record<byte[], Incoming> record, Incoming.Erasure erasure) {
        throw noRate();
    }

    @Override
    public void advance(Record<byte[], Incoming> record, Incoming.Advance advance) {
        throw noRate();
    }

    @Override
    public void terms(Record<byte[], Incoming> record, Incoming.TermsChange change) {
        throw noRate();
    }

    @Override
    public void scale(Record<byte[], Incoming> record, Incoming.ScaleChange change) {
        throw noRate();
    }

    @Override
    public void weights(Record<byte[], Incoming> record, Incoming.WeightsChange change) {
        throw noRate();
    }

    @Override
    public void rules(Record<byte[], Incoming> record, Incoming.RulesChange change) {
        throw noRate();
    }

    @Override
    public void order(Record<byte[], Incoming> record) {
        throw noRate();
    }

    private static List<Outgoing> messages(Rate rate) {
        long timestamp = rate.publishedAt().toEpochMilli();
        return List.of(
                new Outgoing(Nodes.RATES_CONTROL_SINK, new Record<>(null, ControlMessage.rate(rate), timestamp)),
                new Outgoing(Nodes.RATES_DIFFERENCES_SINK, new Record<>(null, ReleaseMessage.rate(rate), timestamp)));
    }

    private static IllegalStateException noRate() {
        return new IllegalStateException("its deserializer makes nothing but rates");
    }
}
