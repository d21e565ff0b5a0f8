package dev.tidewatch.stream.metrics;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.state.Release;
import dev.tidewatch.stream.clock.Ticker;
import dev.tidewatch.stream.publish.RowPublisher;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** All figures in one place. */
public final class MetricsProcessor implements Processor<byte[], Release, byte[], byte[]> {

    private static final Duration TICK = Duration.ofMillis(100);

    private final Profile profile;
    private final MetricsTask.Layout layout;
    private final RowPublisher.Factory publishers;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private MetricsTask task;

    @SuppressWarnings("NullAway.Init") // the same
    private Ticker steps;

    public MetricsProcessor(Profile profile, MetricsTask.Layout layout, RowPublisher.Factory publishers) {
        this.profile = profile;
        this.layout = layout;
        this.publishers = publishers;
    }

    /** Also called again after a dirty close: nothing may survive from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        task = new MetricsTask(context, profile, layout, publishers);
        steps = new Ticker(context, TICK, this::tick);
        goOn();
    }

    private void tick() {
        task.tick();
        goOn();
    }

    private void goOn() {
        if (task.isPublishing()) {
            steps.start();
        } else {
            steps.stop();
        }
    }

    @Override
    public void process(Record<byte[], Release> record) {
        task.take(record.value());
        goOn();
    }
}
