package dev.tidewatch.app.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/** The JVM, the process and Kafka Streams, by the names that Micrometer gives them. */
final class RuntimeMeters implements AutoCloseable {

    /** Threads and clients are made and unmade by rebalances. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** Of some thousand, those that an operator asks first; the others are there by JMX. */
    private static final List<String> OF_KAFKA = List.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.rate",
            "kafka.stream.thread.process.latency",
            "kafka.stream.thread.commit.latency",
            "kafka.stream.thread.poll.records.avg",
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.coordinator.rebalance");

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kafka-meters");
        thread.setDaemon(true);
        return thread;
    });
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final KafkaStreamsMetrics kafka;

    RuntimeMeters(KafkaStreams streams) {
        this.kafka = new KafkaStreamsMetrics(streams, List.of(), looks, LOOK);
    }

    void addTo(MeterRegistry registry) {
        registry.config()
                .meterFilter(MeterFilter.deny(id ->
                        id.getName().startsWith("kafka.") && OF_KAFKA.stream().noneMatch(id.getName()::startsWith)));
        List<MeterBinder> binders = List.of(
                new JvmMemoryMetrics(),
                collections,
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics(),
                kafka);
        binders.forEach(binder -> binder.bindTo(registry));
    }

    @Override
    public void close() {
        kafka.close();
        looks.shutdownNow();
        collections.close();
    }
}
