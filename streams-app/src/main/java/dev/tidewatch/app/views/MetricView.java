package dev.tidewatch.app.views;

import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.app.views.store.HeadedValue;
import dev.tidewatch.app.views.store.KeyRange;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.RetentionMetrics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The newest row of each segment, window and day. */
public final class MetricView extends NewestView<RetentionMetrics> {

    private static final String LIVE = "live";
    private static final String ALL = "all";
    private static final int KEY_PARTS = 3;

    /** All rows of one {@code asOf} come together: one of them says when. */
    private static final String TIMED = "all|P30D|live";

    private final NavigableSet<String> segments = new ConcurrentSkipListSet<>();
    private final NavigableSet<String> windows = new ConcurrentSkipListSet<>();

    /** The first day that is kept; every day is after nothing. */
    private String keptFrom = "";

    MetricView(Source source) {
        super(source, new Kind<>('M', ViewEvent.METRICS, RetentionMetrics.class));
        rememberKept();
    }

    /**
     * Says which rows.
     *
     * @param from the first day; null for the first there is
     * @param to the last day; null for the last there is and the live row
     */
    public record Rows(
            String segment,
            String window,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        private KeyRange range(MetricView view, String first) {
            String prefix = segment + "|" + window + "|";
            String start = from == null || first.compareTo(from.toString()) > 0 ? first : from.toString();
            return view.from(prefix + start).to(view.from(prefix + (to == null ? "" : to) + "~"));
        }
    }

    @Override
    public @Nullable ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        if (key.substring(key.lastIndexOf('|') + 1).compareTo(keptFrom) < 0) {
            return null;
        }
        remember(key);
        return super.take(key, record);
    }

    /** Drops the days before one, and what comes of them, and of some segments everything. */
    void forget(LocalDate from, Predicate<String> segment) {
        keptFrom = from.toString();
        for (String name : segments) {
            boolean whole = segment.test(name);
            for (String window : windows) {
                String prefix = name + "|" + window + "|";
                store().delete(from(prefix).to(from(prefix + (whole ? "~" : keptFrom))));
            }
        }
        segments.removeIf(segment);
    }

    @Override
    @Nullable
    Instant tellsOf(String key, byte[] kept) {
        return key.equals(TIMED) ? decoded(kept).getAsOf() : null;
    }

    /** With which movements the row has. */
    @Override
    byte[] kept(ConsumerRecord<byte[], byte[]> record) {
        return HeadedValue.of(MovementsTold.of(record.headers()).text(), record.value());
    }

    @Override
    byte[] value(byte[] kept) {
        return HeadedValue.value(kept);
    }

    /** As the topic has them: all, plan=pro, ... */
    public List<String> segments() {
        return List.copyOf(segments);
    }

    /** Returns the windows in the order of the domain. */
    public List<String> windows() {
        return Arrays.stream(Window.values())
                .map(Window::name)
                .filter(windows::contains)
                .toList();
    }

    /**
     * By day, the live row last; until the receiver has enough.
     *
     * @param first a day, or live: where to begin, if that is later; empty for the beginning
     */
    public void rows(Rows rows, String first, Predicate<RetentionMetrics> receiver) {
        store().ascending(rows.range(this, first), (key, value) -> receiver.test(decoded(value)));
    }

    /** Returns what comes after so many of the rows: a day, or live; empty if nothing does. */
    public Optional<String> after(int most, Rows rows, String first) {
        int[] passed = {0};
        List<String> next = new ArrayList<>(1);
        store().ascending(rows.range(this, first), (key, value) -> {
            if (passed[0]++ == most) {
                String name = keyOf(key);
                next.add(name.substring(name.lastIndexOf('|') + 1));
            }
            return next.isEmpty();
        });
        return next.stream().findFirst();
    }

    /** The first and the last day that there is a row of; empty if there is none. */
    public Optional<LocalDate> firstDay() {
        return windows.isEmpty() ? Optional.empty() : day(true);
    }

    public Optional<LocalDate> lastDay() {
        return windows.isEmpty() ? Optional.empty() : day(false);
    }

    /** The live row of all customers. */
    public Optional<RetentionMetrics> live(Window window) {
        return newest(liveKey(window.name()));
    }

    /** Up to when the newest live row has all there is. */
    public Optional<Instant> asOf() {
        Instant newest = null;
        for (String window : windows) {
            Instant asOf =
                    newest(liveKey(window)).map(RetentionMetrics::getAsOf).orElse(null);
            newest = newest == null || (asOf != null && asOf.isAfter(newest)) ? asOf : newest;
        }
        return Optional.ofNullable(newest);
    }

    /** Hands over what an explanation needs: all rows of one segment and window, and the first of each other segment. */
    void explainable(String segment, String window, Outputs.RowReceiver receiver) {
        for (String other : segments) {
            String prefix = other.equals(segment) ? other + "|" + window + "|" : other + "|";
            boolean all = other.equals(segment);
            store().ascending(from(prefix).range(), (key, value) -> {
                receiver.row(
                        keyOf(key), () -> new PublishedRow(decoded(value), MovementsTold.of(HeadedValue.head(value))));
                return all;
            });
        }
    }

    private boolean remember(String key) {
        String[] parts = key.split("\\|", -1);
        if (parts.length != KEY_PARTS) {
            return false;
        }
        segments.add(parts[0]);
        windows.add(parts[1]);
        return true;
    }

    /** From one segment and window to the next. */
    private void rememberKept() {
        KeyRange all = from("").range();
        byte[] from = all.from();
        while (from.length > 0) {
            byte[][] found = {new byte[0]};
            store().ascending(new KeyRange(from, all.to()), (key, value) -> {
                found[0] = key;
                return false;
            });
            from = found[0].length == 0 ? found[0] : beyond(found[0]);
        }
    }

    private byte[] beyond(byte[] kept) {
        String key = keyOf(kept);
        return remember(key)
                ? from(key.substring(0, key.lastIndexOf('|') + 1)).range().to()
                : from(key + '\0').bytes();
    }

    private Optional<LocalDate> day(boolean first) {
        String prefix = ALL + "|" + windows.first() + "|";
        KeyRange days = from(prefix).to(from(prefix + LIVE));
        List<LocalDate> found = new ArrayList<>(1);
        ViewStore.Visitor visitor = (key, value) -> {
            found.add(decoded(value).getDay());
            return false;
        };
        if (first) {
            store().ascending(days, visitor);
        } else {
            store().descending(days, visitor);
        }
        return found.stream().findFirst();
    }

    private static String liveKey(String window) {
        return ALL + "|" + window + "|" + LIVE;
    }
}
