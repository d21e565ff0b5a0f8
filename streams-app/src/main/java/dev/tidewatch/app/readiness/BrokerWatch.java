package dev.tidewatch.app.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Asks every two seconds whether a broker answers: Kafka Streams itself waits for one without a word. */
public final class BrokerWatch implements AutoCloseable {

    private static final long PAUSE_MS = 2_000;
    private static final int PATIENCE_MS = 5_000;

    private final Admin admin;
    private final InstantSource clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "broker-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> looking;
    private volatile Instant answered;
    private volatile @Nullable Instant silentSince;

    /** Looks from now on; closes the client when it is closed. */
    public BrokerWatch(Admin admin, InstantSource clock) {
        this.admin = admin;
        this.clock = clock;
        this.answered = clock.instant();
        this.looking = looks.scheduleWithFixedDelay(this::look, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** Returns what is waited for; empty while a broker answers. */
    public Optional<String> complaint() {
        return Optional.ofNullable(silentSince)
                .map(since -> "no broker has answered since " + since.truncatedTo(ChronoUnit.SECONDS)
                        + ": the pipeline waits for one and goes on by itself");
    }

    @Override
    public void close() {
        looking.cancel(true);
        looks.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                    .nodes()
                    .get();
            answered = clock.instant();
            silentSince = null;
        } catch (ExecutionException | KafkaException e) {
            silentSince = answered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
