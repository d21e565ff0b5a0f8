package dev.tidewatch.app.groups;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the rows of one window: of all customers, and of each value of an attribute. */
final class GroupRows implements Outputs.RowReceiver {

    private static final String LIVE = "live";

    private final String attribute;
    private final Window window;
    private final NavigableMap<LocalDate, Supplier<PublishedRow>> all = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<LocalDate, Supplier<PublishedRow>>> values = new TreeMap<>();

    GroupRows(String attribute, Window window) {
        this.attribute = attribute;
        this.window = window;
    }

    @Override
    public void row(String key, Supplier<PublishedRow> row) {
        String[] parts = key.split("\\|", -1);
        if (parts.length != 3 || !parts[1].equals(window.name()) || parts[2].equals(LIVE)) {
            return;
        }
        LocalDate day = LocalDate.parse(parts[2]);
        if (parts[0].equals(Segment.ALL.key())) {
            all.put(day, row);
        } else {
            Segment.ofKey(parts[0])
                    .filter(segment -> segment.dimension().equals(attribute))
                    .ifPresent(segment -> values.computeIfAbsent(segment.value(), value -> new TreeMap<>())
                            .put(day, row));
        }
    }

    /**
     * Returns the row of all customers.
     *
     * @param day null for the newest that is over
     * @throws UserError naming the days that there are
     */
    PublishedRow all(@Nullable LocalDate day) {
        if (all.isEmpty()) {
            throw new UserError("retention-metrics has no row of " + window + " of a day that is over yet");
        }
        Supplier<PublishedRow> row = all.get(day == null ? all.lastKey() : day);
        if (row == null) {
            throw new UserError("retention-metrics has no row of " + window + " of " + day + "; it has days from "
                    + all.firstKey() + " to " + all.lastKey());
        }
        return row.get();
    }

    /** The rows of a day, by the value of the attribute. */
    NavigableMap<String, PublishedRow> of(LocalDate day) {
        NavigableMap<String, PublishedRow> rows = new TreeMap<>();
        values.forEach((value, days) -> {
            Supplier<PublishedRow> row = days.get(day);
            if (row != null && !value.isEmpty()) {
                rows.put(value, row.get());
            }
        });
        return rows;
    }
}
