package dev.tidewatch.stream;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.Source;
import dev.tidewatch.domain.testing.NaiveFigures;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures that movements and rates make, by name, for comparison. */
final class PublishedFigures {

    private static final List<String> NAMES = Metric.all().stream()
            .filter(metric -> RetentionMetrics.getClassSchema().getField(metric.field()) != null)
            .filter(metric -> isCompared(metric.source()))
            .map(Metric::field)
            .toList();

    private PublishedFigures() {}

    static SortedMap<String, @Nullable Object> of(RetentionMetrics row) {
        return named(row::get);
    }

    static SortedMap<String, @Nullable Object> of(NaiveFigures figures) {
        return named(figures::named);
    }

    private static boolean isCompared(Source source) {
        return source.isExplained() || source == Source.MOVERS || source == Source.RATES;
    }

    private static SortedMap<String, @Nullable Object> named(Function<String, @Nullable Object> figures) {
        SortedMap<String, @Nullable Object> named = new TreeMap<>();
        NAMES.forEach(name -> named.put(name, figures.apply(name)));
        return named;
    }
}
