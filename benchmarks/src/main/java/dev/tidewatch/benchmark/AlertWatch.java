package dev.tidewatch.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Notes when a reader of committed records has the first alert of each customer. */
final class AlertWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Long> firstNanos = new ConcurrentHashMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    AlertWatch(KafkaConsumer<byte[], byte[]> alerts) {
        thread = new Thread(() -> watch(alerts), "alerts");
        thread.start();
    }

    boolean hasAll(Set<String> customerIds) {
        return firstNanos.keySet().containsAll(customerIds);
    }

    /** By {@link System#nanoTime()}. */
    long firstNanos(String customerId) {
        return Objects.requireNonNull(firstNanos.get(customerId), customerId);
    }

    /** Customers with an alert. */
    int count() {
        return firstNanos.size();
    }

    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(KafkaConsumer<byte[], byte[]> alerts) {
        try (alerts) {
            while (!stopped.get()) {
                for (ConsumerRecord<byte[], byte[]> alert : alerts.poll(POLL)) {
                    firstNanos.putIfAbsent(new String(alert.key(), StandardCharsets.UTF_8), System.nanoTime());
                }
            }
        }
    }
}
