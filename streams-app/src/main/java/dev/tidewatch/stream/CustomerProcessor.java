package dev.tidewatch.stream;

import dev.tidewatch.avro.Incoming;
import dev.tidewatch.domain.customer.CustomerPolicy;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** All input of a customer in one place. */
final class CustomerProcessor implements Processor<byte[], Incoming, byte[], byte[]> {

    /** On each whole second, so that all tasks release for the same instants. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final CustomerPolicy policy;
    private final Publishers.Factory publishers;
    private final ClockMode mode;
    private final Duration healthEvery;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private CustomerTask task;

    @SuppressWarnings("NullAway.Init")
    private Leaving leaving;

    /** Of the last tick, in whole intervals of health. */
    private long interval;

    CustomerProcessor(CustomerPolicy policy, Publishers.Factory publishers, ClockMode mode, Duration healthEvery) {
        this.policy = policy;
        this.healthEvery = healthEvery;
        this.publishers = publishers;
        this.mode = mode;
    }

    /** Also called again after a dirty close: nothing may survive from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        interval = 0;
        leaving = Leaving.of(context.appConfigs());
        task = new CustomerTask(context, policy, publishers, mode);
        if (mode == ClockMode.WALL) {
            context.schedule(Instant.EPOCH, TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }
    }

    private void tick(long now) {
        if (leaving.isRequested()) {
            return;
        }
        long reached = now / healthEvery.toMillis();
        task.tick(reached > interval);
        interval = reached;
    }

    @Override
    public void process(Record<byte[], Incoming> record) {
        record.value().handOver(record, task);
    }
}
