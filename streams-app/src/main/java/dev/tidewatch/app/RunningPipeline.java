package dev.tidewatch.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work, until it is closed or fails; then it stays down, for a restart to repeat the open transaction. */
public final class RunningPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private RunningPipeline(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Starts the topology; it reads what the group has not committed.
     *
     * @param kafka client settings, {@code bootstrap.servers} among them
     * @param streamsSettings override {@link StreamsDefaults}
     */
    public static RunningPipeline start(
            Topology topology, String applicationId, Map<String, ?> kafka, Map<String, ?> streamsSettings) {
        KafkaStreams streams = new KafkaStreams(topology, StreamsDefaults.of(applicationId, kafka, streamsSettings));
        RunningPipeline pipeline = new RunningPipeline(streams);
        streams.setUncaughtExceptionHandler(pipeline::failed);
        streams.setStateListener(pipeline::stateChanged);
        streams.start();
        return pipeline;
    }

    /** What stopped it; null if nothing did. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Whether it ended within the time. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn(
                    "The pipeline did not close within {} s; the open transaction will be repeated",
                    CLOSE_TIMEOUT.toSeconds());
        }
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        LOG.error("The pipeline stops: {}", cause.getMessage(), cause);
        failure.compareAndSet(null, cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void stateChanged(KafkaStreams.State state, KafkaStreams.State before) {
        LOG.debug("{} after {}", state, before);
        if (state.hasCompletedShutdown()) {
            ended.countDown();
        }
    }
}
