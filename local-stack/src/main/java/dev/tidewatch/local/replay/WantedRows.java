package dev.tidewatch.local.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidewatch.domain.vector.Window;
import java.util.Collection;
import java.util.List;

/**
 * Says which rows of {@code retention-metrics} a replay writes, as {@code summary.json} has it.
 *
 * @param windows empty for all
 * @param segments each a segment, or a dimension for all of its segments; empty for all
 * @param rows of which days
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record WantedRows(List<Window> windows, List<String> segments, Days rows) {

    static final WantedRows ALL = new WantedRows(List.of(), List.of(), Days.ALL);

    /** Says of which days there are rows. */
    enum Days {
        ALL,
        CHANGED
    }

    /** Returns whether the row of this key is of a wanted window and segment. */
    boolean has(String key) {
        String[] parts = key.split("\\|", -1);
        return (segments.isEmpty() || segments.stream().anyMatch(segment -> isOf(segment, parts[0])))
                && (windows.isEmpty()
                        || windows.stream().anyMatch(window -> window.name().equals(parts[1])));
    }

    /** Returns those of the wanted segments that are not there. */
    List<String> without(Collection<String> there) {
        return segments.stream()
                .filter(wanted -> there.stream().noneMatch(segment -> isOf(wanted, segment)))
                .toList();
    }

    private static boolean isOf(String wanted, String segment) {
        return segment.equals(wanted) || segment.startsWith(wanted + "=");
    }
}
