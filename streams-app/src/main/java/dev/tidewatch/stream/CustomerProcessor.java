package dev.tidewatch.stream;

import dev.tidewatch.avro.Incoming;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** All input of a customer in one place. */
final class CustomerProcessor implements Processor<byte[], Incoming, byte[], byte[]> {

    /** On each whole second, so that the marks of all tasks are of the same instants. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Pipeline.Plan plan;
    private final Publishers.Factory publishers;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private CustomerTask task;

    @SuppressWarnings("NullAway.Init") // the same
    private Leaving leaving;

    CustomerProcessor(Pipeline.Plan plan, Publishers.Factory publishers) {
        this.plan = plan;
        this.publishers = publishers;
    }

    /** Also called again after a dirty close: nothing may survive from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        leaving = Leaving.of(context.appConfigs());
        task = new CustomerTask(context, plan, publishers);
        if (plan.clockMode() == ClockMode.WALL) {
            context.schedule(Instant.EPOCH, TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        }
    }

    private void tick() {
        if (!leaving.isRequested()) {
            task.tick();
        }
    }

    @Override
    public void process(Record<byte[], Incoming> record) {
        task.begin();
        record.value().handOver(record, task);
        task.end();
    }
}
