package dev.tidewatch.app;

import dev.tidewatch.stream.own.OwnRecords;
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

/** The topology at work, until it is closed or fails; then it stays down, for a restart to repeat the open transaction. */
public final class RunningPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    /** Kafka Streams has no type for this. */
    private static final String SHARED_DIRECTORY = "running in the same state directory";

    private final KafkaStreams streams;
    private final ShutdownRequest leaving;
    private final OwnRecords own;
    private final RestoreLog restored = new RestoreLog(System::nanoTime, LOG::info);
    private volatile long startNanos;
    private volatile Supplier<Optional<String>> obstacle = Optional::empty;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private RunningPipeline(KafkaStreams streams, ShutdownRequest leaving, OwnRecords own) {
        this.streams = streams;
        this.leaving = leaving;
        this.own = own;
    }

    /** A {@link #of pipeline} that has {@link #begin begun}. */
    public static RunningPipeline start(
            Topology topology, String applicationId, Map<String, ?> kafka, Map<String, ?> streamsSettings) {
        RunningPipeline pipeline = of(topology, applicationId, kafka, streamsSettings);
        pipeline.begin();
        return pipeline;
    }

    /**
     * The topology with its clients, none of which has asked the cluster for anything yet.
     *
     * @param kafka client settings, {@code bootstrap.servers} among them
     * @param streamsSettings override {@link StreamsDefaults}
     */
    public static RunningPipeline of(
            Topology topology, String applicationId, Map<String, ?> kafka, Map<String, ?> streamsSettings) {
        ShutdownRequest leaving = new ShutdownRequest();
        Map<String, Object> streamsConfig = new HashMap<>(streamsSettings);
        streamsConfig.put(ShutdownRequest.CONFIG, leaving);
        OwnRecords own = OwnRecords.of(streamsSettings);
        streamsConfig.put(OwnRecords.CONFIG, own);
        try {
            Properties config =
                    RecordSizes.checked(TaskIdle.checked(StreamsDefaults.of(applicationId, kafka, streamsConfig)));
            KafkaStreams streams = new KafkaStreams(topology, config);
            RunningPipeline pipeline = new RunningPipeline(streams, leaving, own);
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

    /** Deletes this machine's copy of its state, which is read back when it {@link #begin begins}; to be called before. */
    public void deleteLocalState() {
        streams.cleanUp();
    }

    /** Reads what the group has not committed, from now on. */
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

    /** Whether it works on all partitions that it was given. */
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

    /** How far its state is read back. */
    public RestoreLog.Progress restore() {
        return restored.progress();
    }

    /** The partitions that its tasks read; empty until all of them are at work. */
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

    /** Its stores, for who asks. */
    public KafkaStreams streams() {
        return streams;
    }

    /** What it waits for, as far as somebody looks; empty while nothing is in the way. */
    public Optional<String> obstacle() {
        return obstacle.get();
    }

    /**
     * Lets somebody look.
     *
     * @param watch says what is in its way
     */
    public void watchedBy(Supplier<Optional<String>> watch) {
        obstacle = watch;
    }

    /** Why it ended, and what to do next. */
    public UserError reason() {
        Throwable cause = failure.get();
        return cause == null
                ? new UserError("the pipeline stopped without a reason; its log says more")
                : PipelineFailure.of(cause);
    }

    /** What stopped it; null if nothing did. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Whether it ended or failed within the time; what failed may still hold threads that never end. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins no more work that can wait for the next start; {@link #close} ends it. */
    public void leave() {
        leaving.request();
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
