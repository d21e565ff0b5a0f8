package dev.tidewatch.app.explain;

import dev.tidewatch.app.UserError;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the row that a question is about, and knows what there is instead where there is none. */
final class RowSearch implements Outputs.RowReceiver {

    private static final int KEY_PARTS = 3;

    private final Question question;
    private final SortedSet<String> segments = new TreeSet<>();
    private final SortedSet<String> days = new TreeSet<>();
    private @Nullable PublishedRow found;

    RowSearch(Question question) {
        this.question = question;
    }

    @Override
    public void row(String key, Supplier<PublishedRow> row) {
        String[] parts = key.split("\\|", -1);
        if (parts.length != KEY_PARTS) {
            return;
        }
        segments.add(parts[0]);
        if (parts[0].equals(question.segment().key())
                && parts[1].equals(question.window().name())) {
            days.add(parts[2]);
        }
        if (key.equals(question.key())) {
            found = row.get();
        }
    }

    /**
     * The row.
     *
     * @param leftOut that rows were left out, if they were
     * @throws UserError naming the segments, or the days, that there are
     */
    PublishedRow found(String leftOut) {
        if (found != null) {
            return found;
        }
        if (segments.isEmpty()) {
            throw new UserError("retention-metrics has no row" + (leftOut.isEmpty() ? " yet" : leftOut));
        }
        String segment = question.segment().key();
        throw new UserError(
                (segments.contains(segment) ? noDay() : SegmentsThere.without(segment, segments)) + leftOut);
    }

    private String noDay() {
        String row = question.segment().key() + " over " + question.window() + " has no row of "
                + (question.day() == null ? "now (live)" : question.day());
        List<String> closed = days.stream().filter(day -> !day.equals("live")).toList();
        String first = closed.isEmpty() ? "" : "days from " + closed.get(0) + " to " + closed.get(closed.size() - 1);
        String live = days.contains("live") ? (first.isEmpty() ? "live only" : ", and live") : "";
        return first.isEmpty() && live.isEmpty() ? row : row + "; it has " + first + live;
    }
}
