package dev.tidewatch.stream.customer;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.publish.Publishers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** All input of a customer in one place. */
public final class CustomerProcessor implements Processor<byte[], Incoming, byte[], byte[]> {

    private final Plan plan;
    private final Publishers.Factory publishers;

    private @Nullable CustomerTask task;

    public CustomerProcessor(Plan plan, Publishers.Factory publishers) {
        this.plan = plan;
        this.publishers = publishers;
    }

    /** Also called again after a dirty close: nothing may survive from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        task = new CustomerTask(context, plan, publishers);
    }

    @Override
    public void process(Record<byte[], Incoming> record) {
        CustomerTask at = requireNonNull(task);
        at.begin(record.value());
        record.value().handOver(record, at);
        at.end();
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
            task = null;
        }
    }
}
