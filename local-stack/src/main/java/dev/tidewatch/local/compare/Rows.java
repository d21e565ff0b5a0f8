package dev.tidewatch.local.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A replay's daily rows of one segment and window. */
final class Rows {

    private final Wanted wanted;
    private final SortedSet<String> segments = new TreeSet<>();
    private final SortedMap<LocalDate, JsonNode> byDay = new TreeMap<>();

    /**
     * Says which row is asked for.
     *
     * @param day null for the last
     */
    record Wanted(String segment, Window window, @Nullable LocalDate day) {}

    Rows(Wanted wanted) {
        this.wanted = wanted;
    }

    void add(JsonNode row) {
        String segment = row.get("segment").textValue();
        segments.add(segment);
        boolean asked = segment.equals(wanted.segment)
                && row.get("window").textValue().equals(wanted.window.name())
                && !row.get("live").booleanValue();
        if (asked) {
            byDay.put(LocalDate.parse(row.get("day").textValue()), row);
        }
    }

    /** The day asked for, or the last that either replay has a row of. */
    static LocalDate day(Rows left, Rows right) {
        SortedSet<LocalDate> days = new TreeSet<>(left.byDay.keySet());
        days.addAll(right.byDay.keySet());
        Wanted wanted = left.wanted;
        if (days.isEmpty()) {
            throw new UserError(noRows(wanted.segment, left.segments, right.segments));
        }
        LocalDate day = wanted.day == null ? days.last() : wanted.day;
        if (!days.contains(day)) {
            throw new UserError("--day " + day + ": no row of " + wanted.segment + " and " + wanted.window
                    + "; there are rows from " + days.first() + " to " + days.last());
        }
        return day;
    }

    /** Returns what the row of a day says of a figure; null if it says nothing, or there is no row. */
    @Nullable
    BigDecimal figure(LocalDate day, String name) {
        JsonNode row = byDay.get(day);
        JsonNode value = row == null ? null : row.get(name);
        return value == null || value.isNull() ? null : new BigDecimal(value.asText());
    }

    boolean has(LocalDate day) {
        return byDay.containsKey(day);
    }

    private static String noRows(String segment, SortedSet<String> left, SortedSet<String> right) {
        SortedSet<String> known = new TreeSet<>(left);
        known.addAll(right);
        if (known.isEmpty() || known.contains(segment)) {
            return "no whole day has passed at the end of the input; set --until later";
        }
        return "--segment " + segment + ": no row of it"
                + NearestName.of(segment, known)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("; there are " + String.join(", ", known));
    }
}
