package dev.tidewatch.local.demo;

import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of two windows beside each other; a window that has no row yet is left blank.
 *
 * @param toDate null until there is one
 */
record WindowTable(RetentionMetrics rolling, @Nullable RetentionMetrics toDate) {

    private static final String HEADING = "%-16s%16s%16s";
    private static final String FLOW = "%-16s%5s%11s%5s%11s";

    List<String> lines() {
        return List.of(
                HEADING.formatted("", "last 30 days", "month to date"),
                flow("new", RetentionMetrics::getNewCount, row -> Words.signed(row.getNewMrr(), "+")),
                flow("expansion", RetentionMetrics::getExpansionCount, row -> Words.signed(row.getExpansionMrr(), "+")),
                flow(
                        "reactivation",
                        RetentionMetrics::getReactivationCount,
                        row -> Words.signed(row.getReactivationMrr(), "+")),
                flow(
                        "contraction",
                        RetentionMetrics::getContractionCount,
                        row -> Words.signed(row.getContractionMrr(), "-")),
                flow("churn", RetentionMetrics::getChurnCount, row -> Words.signed(row.getChurnMrr(), "-")),
                rate("customer churn", RetentionMetrics::getCustomerChurnRateChartmogul),
                rate("- by Stripe", RetentionMetrics::getCustomerChurnRateStripe),
                rate("- by Baremetrics", RetentionMetrics::getCustomerChurnRateBaremetrics),
                rate("NRR", RetentionMetrics::getNrr),
                rate("GRR", RetentionMetrics::getGrr),
                figure("quick ratio", row -> Words.ratio(row.getQuickRatio())));
    }

    private String flow(
            String name, Function<RetentionMetrics, @Nullable Long> count, Function<RetentionMetrics, String> amount) {
        return FLOW.formatted(
                name,
                Words.count(count.apply(rolling)),
                amount.apply(rolling),
                toDate == null ? "" : Words.count(count.apply(toDate)),
                toDate == null ? "" : amount.apply(toDate));
    }

    private String rate(String name, Function<RetentionMetrics, @Nullable BigDecimal> share) {
        return figure(name, row -> Words.percent(share.apply(row)));
    }

    private String figure(String name, Function<RetentionMetrics, String> text) {
        return HEADING.formatted(name, text.apply(rolling), toDate == null ? "" : text.apply(toDate));
    }
}
