package dev.tidewatch.app.digest;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the row of a whole day and of all customers. */
final class DayRow implements Outputs.RowReceiver {

    private static final String KEY = Segment.ALL.key() + "|" + Window.P1D + "|";
    private static final String LIVE = "live";

    private final TreeMap<LocalDate, Supplier<PublishedRow>> days = new TreeMap<>();

    @Override
    public void row(String key, Supplier<PublishedRow> row) {
        if (key.startsWith(KEY) && !key.endsWith(LIVE)) {
            days.put(LocalDate.parse(key.substring(KEY.length())), row);
        }
    }

    /**
     * Returns the row of the day.
     *
     * @param day null for the newest that is over
     * @throws UserError naming the days that there are
     */
    PublishedRow of(@Nullable LocalDate day) {
        if (days.isEmpty()) {
            throw new UserError("retention-metrics has no day that is over yet");
        }
        Supplier<PublishedRow> row = days.get(day == null ? days.lastKey() : day);
        if (row == null) {
            throw new UserError("retention-metrics has no row of " + day + "; the days that are over are those from "
                    + days.firstKey() + " to " + days.lastKey());
        }
        return row.get();
    }
}
