package dev.tidewatch.app;

import dev.tidewatch.stream.own.OwnRecords;
import dev.tidewatch.stream.plan.ActionCount;
import dev.tidewatch.stream.plan.ShutdownRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology until it is closed or fails; then it stays down, for a restart to repeat the open transaction. */
public final class RunningPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    /** Kafka Streams has no type for this. */
    private static final String SHARED_DIRECTORY = "running in the same state directory";

    private final KafkaStreams streams;
    private final ShutdownRequest shutdown;
    private final OwnRecords own;
    private final ActionCount actions;
    private final RestoreLog restored = new RestoreLog(System::nanoTime, LOG::info);
    private volatile long startNanos;
    private volatile Supplier<Optional<String>> obstacle = Optional::empty;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private RunningPipeline(KafkaStreams streams, ShutdownRequest shutdown, OwnRecords own, ActionCount actions) {
        this.streams = streams;
        this.actions = actions;
        this.shutdown = shutdown;
        this.own = own;
    }

    /** Makes a {@link #of pipeline} and {@link #begin begins} it. */
    public static RunningPipeline start(
            Topology topology, String applicationId, Map<String, ?> kafka, Map<String, ?> streamsSettings) {
        RunningPipeline pipeline = of(topology, applicationId, kafka, streamsSettings);
        pipeline.begin();
        return pipeline;
    }

    /**
     * Makes a pipeline whose clients have not asked the cluster for anything yet.
     *
     * @param kafka client settings, {@code bootstrap.servers} among them
     * @param streamsSettings override {@link StreamsDefaults}
     */
    public static RunningPipeline of(
            Topology topology, String applicationId, Map<String, ?> kafka, Map<String, ?> streamsSettings) {
        ShutdownRequest shutdown = new ShutdownRequest();
        Map<String, Object> streamsConfig = new HashMap<>(streamsSettings);
        streamsConfig.put(ShutdownRequest.CONFIG, shutdown);
        OwnRecords own = OwnRecords.of(streamsSettings);
        streamsConfig.put(OwnRecords.CONFIG, own);
        ActionCount actions = new ActionCount();
        streamsConfig.put(ActionCount.CONFIG, actions);
        try {
            Properties config =
                    RecordSizes.checked(TaskIdle.checked(StreamsDefaults.of(applicationId, kafka, streamsConfig)));
            KafkaStreams streams = new KafkaStreams(topology, config);
            RunningPipeline pipeline = new RunningPipeline(streams, shutdown, own, actions);
            streams.setUncaughtExceptionHandler(pipeline::failed);
            streams.setStateListener(pipeline::stateChanged);
            streams.setGlobalStateRestoreListener(pipeline.restored);
            return pipeline;
        } catch (ConfigException e) {
            throw new UserError("the kafka. or streams. settings are wrong: " + e.getMessage(), e);
        } catch (StreamsException e) {
            throw cannotStart(e);
        }
    }

    /** Returns how often people acted on alerts, as far as this instance has taken it in. */
    public ActionCount actions() {
        return actions;
    }

    /** Deletes this machine's copy of its state, which is read back when it {@link #begin begins}; to be called before. */
    public void deleteLocalState() {
        streams.cleanUp();
    }

    /** Begins to read, behind the last offset that the group has committed. */
    public void begin() {
        startNanos = System.nanoTime();
        try {
            streams.start();
        } catch (StreamsException e) {
            close();
            throw cannotStart(e);
        }
    }

    private static UserError cannotStart(StreamsException e) {
        if (String.valueOf(e.getMessage()).contains(SHARED_DIRECTORY)) {
            return new UserError(
                    "another process uses the state directory: stop it, or give each a streams.state.dir and a"
                            + " tidewatch.instance.id of its own",
                    e);
        }
        return new UserError("the pipeline cannot start: " + e.getMessage(), e);
    }

    /** Returns whether it works on all partitions that it was given. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    public PipelineState state() {
        return switch (streams.state()) {
            case RUNNING -> PipelineState.RUNNING;
            case CREATED, REBALANCING ->
                restored.progress().open() > 0 ? PipelineState.RESTORING : PipelineState.REBALANCING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> PipelineState.STOPPED;
        };
    }

    /** Returns how far its state is read back. */
    public RestoreLog.Progress restore() {
        return restored.progress();
    }

    /** Returns the partitions that its tasks read; empty until all of them are at work. */
    public Optional<Set<TopicPartition>> assigned() {
        if (!isRunning()) {
            return Optional.empty();
        }
        try {
            return Optional.of(streams.metadataForLocalThreads().stream()
                    .flatMap(thread -> thread.activeTasks().stream())
                    .flatMap(task -> task.topicPartitions().stream())
                    .collect(Collectors.toSet()));
        } catch (IllegalStateException stopped) {
            return Optional.empty();
        }
    }

    /** Returns the running Kafka Streams, whose stores can be read and whose metrics tell how it does. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Returns what the pipeline waits for, as its {@link #watchedBy watch} says it; empty while nothing is in the way. */
    public Optional<String> obstacle() {
        return obstacle.get();
    }

    /**
     * Sets the watch that {@link #obstacle} asks; without one, no obstacle is ever seen.
     *
     * @param watch says what the pipeline waits for; empty while nothing is in the way
     */
    public void watchedBy(Supplier<Optional<String>> watch) {
        obstacle = watch;
    }

    /** Returns why it ended, and what to do next. */
    public UserError reason() {
        Throwable cause = failure.get();
        return cause == null
                ? new UserError("the pipeline stopped without a reason; its log says more")
                : PipelineFailure.of(cause);
    }

    /** Returns what stopped it; null if nothing did. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Waits for the end; returns whether it ended or failed within the time. What failed may still hold threads that never end. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins no more work that can wait for the next start; {@link #close} ends it. */
    public void leave() {
        shutdown.request();
    }

    @Override
    public void close() {
        leave();
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn(
                    "The pipeline did not close within {} s; the open transaction will be repeated",
                    CLOSE_TIMEOUT.toSeconds());
        }
    }

    private StreamThreadExceptionResponse failed(Throwable fault) {
        Throwable cause = own.complaint().<Throwable>map(UserError::new).orElse(fault);
        if (BrokerFaults.pass(cause)) {
            LOG.warn("A thread begins anew after a fault of the brokers: {}", cause.getMessage());
            BrokerFaults.pause();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (PipelineFailure.isKnown(cause)) {
            LOG.error("The pipeline stops: {}", cause.getMessage());
        } else {
            LOG.error("The pipeline stops: {}", cause.getMessage(), cause);
        }
        failure.compareAndSet(null, cause);
        ended.countDown();
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void stateChanged(KafkaStreams.State state, KafkaStreams.State before) {
        if (state == KafkaStreams.State.RUNNING) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
            LOG.info("RUNNING {} ms after the start, {} records of state restored", millis, restored.records());
        } else {
            LOG.info("{} after {}", state, before);
        }
        if (state.hasCompletedShutdown()) {
            ended.countDown();
        }
    }
}
