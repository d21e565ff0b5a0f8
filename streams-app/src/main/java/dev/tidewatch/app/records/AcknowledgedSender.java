package dev.tidewatch.app.records;

import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a few records and waits for them; several threads may. */
public final class AcknowledgedSender implements AutoCloseable {

    /** Whoever waits for the answer gives up soon after. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** While no broker says where a topic is. */
    private static final int BLOCKED_MS = 5_000;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    private AcknowledgedSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Acknowledged means by all replicas.
     *
     * @param kafka settings without the {@code kafka.} prefix
     */
    public static AcknowledgedSender to(Map<String, ?> kafka) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MS);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.putAll(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try {
            return new AcknowledgedSender(
                    new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError("the kafka. settings are wrong: " + cause.getMessage(), e);
        }
    }

    /**
     * The broker has all of them when it returns.
     *
     * @throws NotAcknowledged if it refused one, or did not say so in time; it may yet have some
     */
    public void send(List<ProducerRecord<byte[], byte[]>> records) throws NotAcknowledged {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<?> one : sent) {
                one.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new NotAcknowledged(String.valueOf(cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw new NotAcknowledged("the broker did not acknowledge within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged("interrupted", e);
        } catch (KafkaException e) {
            throw new NotAcknowledged(String.valueOf(e.getMessage()), e);
        }
    }

    /** What is on its way was answered as not acknowledged: nobody waits for it. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
