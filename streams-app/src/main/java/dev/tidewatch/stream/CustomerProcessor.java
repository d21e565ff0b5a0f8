package dev.tidewatch.stream;

import dev.tidewatch.avro.Incoming;
import dev.tidewatch.domain.customer.CustomerFold;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** All input of a customer in one place. */
final class CustomerProcessor implements Processor<byte[], Incoming, byte[], byte[]> {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final CustomerFold fold;
    private final MovementPublisher.Factory publishers;
    private final ClockMode mode;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private CustomerTask task;

    CustomerProcessor(CustomerFold fold, MovementPublisher.Factory publishers, ClockMode mode) {
        this.fold = fold;
        this.publishers = publishers;
        this.mode = mode;
    }

    /** Also called again after a dirty close: nothing may survive from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        task = new CustomerTask(context, fold, publishers, mode);
        if (mode == ClockMode.WALL) {
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> task.tick());
        }
    }

    @Override
    public void process(Record<byte[], Incoming> record) {
        record.value().handOver(record, task);
    }
}
