package dev.tidewatch.app.views.reading;

import com.google.common.primitives.Longs;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Up to where the views hold which logs. It lies in their own store, so that it is true of them after a kill too. */
public final class ReadSoFar {

    /** To be raised when the views put other keys or values, or take other records. */
    private static final int FORMAT = 4;

    /** Brokers keep a deletion in a compacted topic for a day (delete.retention.ms): who comes later does not learn of it. */
    private static final Duration LONGEST_ABSENCE = Duration.ofHours(12);

    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(10);
    private static final char LETTER = 'P';
    private static final byte[] ORIGIN = ViewKey.of(LETTER).text("origin").bytes();
    private static final byte[] CURRENT_AT = ViewKey.of(LETTER).text("current").bytes();

    private final ViewStore store;
    private final InstantSource time;
    private final Map<TopicPartition, Long> kept = new HashMap<>();
    private Instant currentAt;
    private Instant keptAt;

    private ReadSoFar(ViewStore store, InstantSource time) {
        this.store = store;
        this.time = time;
        this.keptAt = time.instant();
        byte[] current = store.get(CURRENT_AT);
        this.currentAt = current == null ? keptAt : instant(current);
    }

    /** Begins in a store that is usable or empty. */
    public static ReadSoFar in(ViewStore store, String version, Logs logs, InstantSource time) {
        ReadSoFar soFar = new ReadSoFar(store, time);
        store.keep(List.of(
                new ViewStore.Entry(ORIGIN, bytes(origin(version, logs))),
                new ViewStore.Entry(CURRENT_AT, Longs.toByteArray(soFar.currentAt.toEpochMilli()))));
        return soFar;
    }

    /** Returns why what the store holds cannot be gone on from; empty if it can, or if it holds nothing. */
    public static Optional<String> doubt(ViewStore store, String version, Logs logs, Instant now) {
        if (store.isEmpty()) {
            return Optional.empty();
        }
        byte[] origin = store.get(ORIGIN);
        byte[] current = store.get(CURRENT_AT);
        if (origin == null || current == null) {
            return Optional.of("they do not say what they were read from");
        }
        return otherOrigin(new String(origin, StandardCharsets.UTF_8), origin(version, logs))
                .or(() -> logs.partitions().stream()
                        .filter(partition -> next(store, partition) > logs.end(partition))
                        .map(partition -> partition + " ends at offset " + logs.end(partition)
                                + ", they had read up to " + next(store, partition))
                        .findFirst())
                .or(() -> Optional.of(Duration.between(instant(current), now))
                        .filter(absence -> absence.compareTo(LONGEST_ABSENCE) > 0)
                        .map(absence -> "they had read everything " + absence.toHours()
                                + " hours ago for the last time, and a deletion may be gone after 24"));
    }

    /** From where to read on; empty for the beginning. */
    public OptionalLong next(TopicPartition partition) {
        long next = next(store, partition);
        return next < 0 ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /**
     * To be called when all before these positions is in the store.
     *
     * @param isCurrent whether nothing was left to read
     * @param more is kept in the same step
     */
    public void keep(Map<TopicPartition, Long> positions, boolean isCurrent, List<ViewStore.Entry> more) {
        keptAt = time.instant();
        currentAt = isCurrent ? keptAt : currentAt;
        List<ViewStore.Entry> entries = new ArrayList<>(more);
        positions.forEach((partition, next) -> {
            if (!next.equals(kept.put(partition, next))) {
                entries.add(new ViewStore.Entry(key(partition), Longs.toByteArray(next)));
            }
        });
        entries.add(new ViewStore.Entry(CURRENT_AT, Longs.toByteArray(currentAt.toEpochMilli())));
        store.keep(entries);
    }

    /** Returns whether to keep it though nothing came: it says when the views were current. */
    public boolean isDue() {
        return Duration.between(keptAt, time.instant()).compareTo(SIGN_OF_LIFE) > 0;
    }

    private static Optional<String> otherOrigin(String was, String is) {
        String[] before = was.split("\n", -1);
        String[] now = is.split("\n", -1);
        for (int i = 0; i < Math.min(before.length, now.length); i++) {
            if (!before[i].equals(now[i])) {
                return Optional.of("they were read where \"" + before[i] + "\", now \"" + now[i] + "\"");
            }
        }
        return before.length == now.length
                ? Optional.empty()
                : Optional.of(
                        "they were read from " + (before.length - 1) + " partitions, there are " + (now.length - 1));
    }

    private static String origin(String version, Logs logs) {
        return "Tidewatch is " + version + " with format " + FORMAT + "\n" + String.join("\n", logs.origin());
    }

    /** -1 if nothing of it was read. */
    private static long next(ViewStore store, TopicPartition partition) {
        byte[] next = store.get(key(partition));
        return next == null ? -1 : Longs.fromByteArray(next);
    }

    private static byte[] key(TopicPartition partition) {
        return ViewKey.of(LETTER).text("next").start(partition.toString()).bytes();
    }

    private static Instant instant(byte[] value) {
        return Instant.ofEpochMilli(Longs.fromByteArray(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
