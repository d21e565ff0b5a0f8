package dev.tidewatch.app.views;

import com.google.common.base.Throwables;
import dev.tidewatch.app.records.CommittedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the output topics from their beginning and then as they grow, on a thread of its own, in no group. */
final class TopicReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MS = 1_000;

    /** What is fetched ahead is held in memory. */
    private static final int FETCHED_BYTES = 8 << 20;

    private final Map<String, View> views = new HashMap<>();
    private final String deadLetters;
    private final LetterCount letters;
    private final List<java.util.function.Consumer<List<ViewEvent>>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Thread thread = new Thread(this::read, "views");
    private volatile boolean caughtUp;
    private volatile boolean closing;
    private volatile @Nullable String failure;

    TopicReader(Map<String, ?> kafka, List<View> views, String deadLetters, LetterCount letters) {
        views.forEach(view -> this.views.put(view.topic(), view));
        this.deadLetters = deadLetters;
        this.letters = letters;
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        consumer = CommittedRecords.consumer(config);
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends = consumer.endOffsets(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    void listen(java.util.function.Consumer<List<ViewEvent>> listener) {
        listeners.add(listener);
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Why it reads no more; null while it does. */
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        List<String> topics = new ArrayList<>(views.keySet());
        topics.add(deadLetters);
        for (String topic : topics) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                take();
            }
        } catch (WakeupException | InterruptException | ViewsClosed e) {
            // The end.
        } catch (RuntimeException e) {
            caughtUp = false;
            failure = "the output topics are no longer read: " + e.getMessage();
            LOG.error(
                    "The views of the output topics are no longer kept: {}; restart to read them anew",
                    e.getMessage(),
                    e);
        }
    }

    private void take() {
        boolean tell = caughtUp && !listeners.isEmpty();
        Map<String, ViewEvent> arrived = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            ViewEvent event = taken(record);
            if (tell && event != null) {
                // Of a compacted topic the newest of a key says all.
                boolean last =
                        event.name().equals(ViewEvent.METRICS) || event.name().equals(ViewEvent.COHORT);
                arrived.put(event.name() + (last ? event.key() : arrived.size()), event);
            }
        }
        if (!arrived.isEmpty()) {
            List<ViewEvent> events = List.copyOf(arrived.values());
            listeners.forEach(listener -> listener.accept(events));
        }
        if (!caughtUp) {
            caughtUp = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    private @Nullable ViewEvent taken(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(deadLetters)) {
            letters.add(record);
            return null;
        }
        View view = views.get(record.topic());
        if (view == null || record.key() == null) {
            return null;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            view.remove(key, Instant.ofEpochMilli(record.timestamp()));
            return null;
        }
        return taken(view, key, record);
    }

    /** A registry that does not answer is waited for; a record that is none of ours is passed over. */
    private @Nullable ViewEvent taken(View view, String key, ConsumerRecord<byte[], byte[]> record) {
        while (!closing) {
            try {
                return view.take(key, record);
            } catch (SerializationException | ClassCastException e) {
                boolean unanswered = Throwables.getCausalChain(e).stream().anyMatch(IOException.class::isInstance);
                LOG.warn(
                        "{}-{} offset {} cannot be read{}: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        unanswered ? " yet" : ", it is passed over",
                        e.getMessage());
                if (!unanswered) {
                    return null;
                }
                pause();
            }
        }
        return null;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
