package dev.tidewatch.app.explain;

import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.json.NearestName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the row that a question is about, and knows what there is instead where there is none. */
final class RowSearch implements Outputs.RowReceiver {

    private static final int KEY_PARTS = 3;
    private static final int MOST_NAMED = 20;

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
     * @throws UserError naming the segments, or the days, that there are
     */
    PublishedRow found() {
        if (found != null) {
            return found;
        }
        if (segments.isEmpty()) {
            throw new UserError("retention-metrics has no row yet");
        }
        String segment = question.segment().key();
        throw new UserError(segments.contains(segment) ? noDay() : noSegment(segment));
    }

    private String noDay() {
        String row = question.segment().key() + " over " + question.window() + " has no row of "
                + (question.day() == null ? "now (live)" : question.day());
        List<String> closed = days.stream().filter(day -> !day.equals("live")).toList();
        String first = closed.isEmpty() ? "" : "days from " + closed.get(0) + " to " + closed.get(closed.size() - 1);
        String live = days.contains("live") ? (first.isEmpty() ? "live only" : ", and live") : "";
        return row + "; it has " + (first + live).strip();
    }

    private String noSegment(String segment) {
        String nearest = NearestName.of(segment, segments)
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        String dimension = segment.split("=", 2)[0] + "=";
        List<String> values =
                segments.stream().filter(name -> name.startsWith(dimension)).toList();
        List<String> dimensions = segments.stream()
                .map(name -> name.contains("=") ? name.split("=", 2)[0] + "=.." : name)
                .distinct()
                .toList();
        return "retention-metrics has no segment " + segment + nearest + " It has "
                + named(values.isEmpty() ? dimensions : values);
    }

    private static String named(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED ? some + " and " + (names.size() - MOST_NAMED) + " more" : some;
    }
}
