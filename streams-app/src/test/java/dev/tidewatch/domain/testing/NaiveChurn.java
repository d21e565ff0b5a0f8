package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The churn of a window, split four ways; values without any are left out. */
public record NaiveChurn(
        List<Slice> churnByKind, List<Slice> churnByReason, List<Slice> churnByPlan, List<Slice> churnByTenure) {

    private static final List<String> BANDS = List.of("0-7", "8-30", "31-90", "91-365", "366+");

    /**
     * The churn movements of one value.
     *
     * @param mrr a positive size
     */
    public record Slice(String value, long count, BigDecimal mrr) {

        private static Slice of(String value, List<Long> losses) {
            long micros = losses.stream().reduce(0L, Math::addExact);
            return new Slice(value, losses.size(), BigDecimal.valueOf(micros, 6));
        }
    }

    static NaiveChurn of(List<NaiveDeparture> departures) {
        Comparator<String> byName = Comparator.naturalOrder();
        return new NaiveChurn(
                split(departures, byName, departure -> Map.of(departure.kind(), departure.amount())),
                split(departures, byName, departure -> Map.of(departure.reason(), departure.amount())),
                split(departures, byName, NaiveDeparture::byPlan),
                split(
                        departures,
                        Comparator.comparing(BANDS::indexOf),
                        departure -> Map.of(band(departure.tenureDays()), departure.amount())));
    }

    private static List<Slice> split(
            List<NaiveDeparture> departures,
            Comparator<String> order,
            Function<NaiveDeparture, Map<String, Long>> parts) {
        SortedMap<String, List<Long>> losses = new TreeMap<>(order);
        for (NaiveDeparture departure : departures) {
            parts.apply(departure)
                    .forEach((value, micros) -> losses.computeIfAbsent(value, first -> new ArrayList<>())
                            .add(micros));
        }
        return losses.entrySet().stream()
                .map(one -> Slice.of(one.getKey(), one.getValue()))
                .toList();
    }

    private static String band(long days) {
        long passed =
                List.of(7L, 30L, 90L, 365L).stream().filter(last -> days > last).count();
        return BANDS.get((int) passed);
    }
}
