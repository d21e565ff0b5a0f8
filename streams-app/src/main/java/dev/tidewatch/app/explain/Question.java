package dev.tidewatch.app.explain;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Says which figure of which row is to be explained.
 *
 * @param day null for the live row
 */
public record Question(
        Metric metric,
        Segment segment,
        Window window,
        @Nullable LocalDate day) {

    /** Returns the key of the row in retention-metrics. */
    String key() {
        return segment.key() + "|" + window + "|" + (day == null ? "live" : day);
    }
}
