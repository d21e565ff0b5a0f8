package dev.tidewatch.stream;

import dev.tidewatch.output.RetentionMetrics;
import java.util.Set;
import java.util.SortedMap;

/** Published rows by key, the newest of each. */
public record MetricRows(SortedMap<String, RetentionMetrics> byKey) {

    public RetentionMetrics row(String key) {
        RetentionMetrics row = byKey.get(key);
        if (row == null) {
            throw new AssertionError("no row " + key + " among " + byKey.keySet());
        }
        return row;
    }

    public Set<String> keys() {
        return byKey.keySet();
    }
}
