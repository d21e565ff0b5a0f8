package dev.tidewatch.stream;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.state.Release;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** All figures in one place. */
final class MetricsProcessor implements Processor<byte[], Release, byte[], byte[]> {

    private final Profile profile;
    private final int partitions;
    private final RowPublisher.Factory publishers;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private MetricsTask task;

    MetricsProcessor(Profile profile, int partitions, RowPublisher.Factory publishers) {
        this.profile = profile;
        this.partitions = partitions;
        this.publishers = publishers;
    }

    /** Also called again after a dirty close: nothing may survive from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        task = new MetricsTask(context, profile, partitions, publishers);
    }

    @Override
    public void process(Record<byte[], Release> record) {
        task.take(record.value());
    }
}
