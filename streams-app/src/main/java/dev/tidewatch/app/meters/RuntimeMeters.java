package dev.tidewatch.app.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** The JVM, the process and Kafka Streams, by the names that Micrometer gives them. */
final class RuntimeMeters implements AutoCloseable {

    /** Threads and clients are made and unmade by rebalances. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** The meters of Kafka that an operator asks for first, of some thousand; the others are there by JMX. */
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

    /** The groups that these are in; that of the version is a label of all. */
    private static final Set<String> GROUPS = Set.of(
            "app-info",
            "stream-metrics",
            "stream-thread-metrics",
            "consumer-fetch-manager-metrics",
            "consumer-coordinator-metrics");

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kafka-meters");
        thread.setDaemon(true);
        return thread;
    });
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final KafkaClientMetrics kafka;

    RuntimeMeters(KafkaStreams streams) {
        this.kafka = new KafkaClientMetrics(with(() -> harmless(streams.metrics())), List.of(), looks, LOOK);
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

    /**
     * Leaves out what must not be read: that of the stores asks native memory, also of one that is just being closed, and ends the
     * process (uncommitted-bytes, Kafka 4.4.0).
     */
    static Map<MetricName, Metric> harmless(Map<MetricName, ? extends Metric> metrics) {
        Map<MetricName, Metric> harmless = new HashMap<>();
        metrics.forEach((name, metric) -> {
            if (GROUPS.contains(name.group())) {
                harmless.put(name, metric);
            }
        });
        return harmless;
    }

    /** Micrometer reads every metric of a KafkaStreams, before its filters; of a client it reads those that the client gives. */
    private static Consumer<?, ?> with(Supplier<Map<MetricName, Metric>> metrics) {
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                RuntimeMeters.class.getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("metrics")) {
                        return metrics.get();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() {
        kafka.close();
        looks.shutdownNow();
        collections.close();
    }
}
