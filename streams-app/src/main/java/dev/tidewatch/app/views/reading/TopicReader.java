package dev.tidewatch.app.views.reading;

import com.google.common.base.Throwables;
import dev.tidewatch.app.views.store.ViewsClosed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the output topics on from where it was, and then as they grow, on a thread of its own, in no group. */
public final class TopicReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MS = 1_000;

    private final Map<String, View> views = new HashMap<>();
    private final LetterCount letters;
    private final ReadSoFar soFar;
    private final Logs logs;
    private final List<java.util.function.Consumer<List<ViewEvent>>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "views");
    private Runnable afterEach = () -> {};
    private volatile boolean caughtUp;
    private volatile boolean closing;
    private volatile @Nullable String failure;
    private volatile long currentAt = System.nanoTime();

    /**
     * Makes a reader that has not begun.
     *
     * @param consumer of committed records; closed by this
     */
    public TopicReader(Consumer<byte[], byte[]> consumer, Logs logs, LetterCount letters, ReadSoFar soFar) {
        this.consumer = consumer;
        this.logs = logs;
        this.letters = letters;
        this.soFar = soFar;
        thread.setDaemon(true);
    }

    public void begin(List<View> keepers) {
        keepers.forEach(view -> views.put(view.topic(), view));
        consumer.assign(logs.partitions());
        for (TopicPartition partition : logs.partitions()) {
            OptionalLong next = soFar.next(partition);
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        }
        thread.start();
    }

    /** Runs something after each batch, once all is read that was there at the start; to be called before {@link #begin}. */
    public void afterEach(Runnable step) {
        afterEach = step;
    }

    public void listen(java.util.function.Consumer<List<ViewEvent>> listener) {
        listeners.add(listener);
    }

    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Returns how long ago nothing was left to read, for the last time. */
    public Duration behind() {
        return Duration.ofNanos(System.nanoTime() - currentAt);
    }

    /** Returns why it reads no more; null while it does. */
    @Nullable
    public String failure() {
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
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
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
        Map<TopicPartition, Long> positions = new HashMap<>();
        logs.partitions().forEach(partition -> positions.put(partition, consumer.position(partition)));
        boolean current =
                caughtUp || positions.entrySet().stream().allMatch(at -> at.getValue() >= logs.end(at.getKey()));
        if (current && !records.isEmpty()) {
            afterEach.run();
        }
        if (logs.partitions().stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0)) {
            currentAt = System.nanoTime();
        }
        // What is closing may have passed over the rest of the batch.
        if (!closing && (!records.isEmpty() || current != caughtUp || soFar.isDue())) {
            soFar.keep(positions, current, letters.entries());
        }
        caughtUp = current;
    }

    private @Nullable ViewEvent taken(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(letters.topic())) {
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
