package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.metric.MrrHistory;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What features are read off: a customer's state as of a clock.
 *
 * @param clock what is due before it has happened
 * @param subscriptions by id
 * @param billing the payments
 * @param revenue the MRR over time
 * @param reportingCurrency ISO 4217, upper case
 */
public record CustomerFacts(
        Instant clock,
        List<Standing> subscriptions,
        BillingHistory billing,
        MrrHistory revenue,
        String reportingCurrency) {

    /** Those that count. */
    List<Standing> counted() {
        return subscriptions.stream()
                .filter(standing -> !standing.position().isEmpty())
                .toList();
    }

    /** MRR in micros per currency, without zeros. */
    SortedMap<String, Long> mrr() {
        SortedMap<String, Long> mrr = new TreeMap<>();
        for (Standing standing : subscriptions) {
            for (String currency : standing.position().currencies()) {
                mrr.merge(currency, standing.position().micros(currency), Math::addExact);
            }
        }
        mrr.values().removeIf(micros -> micros == 0);
        return mrr;
    }

    /** MRR in micros of the reporting currency; null while the rate of another is missing. */
    @Nullable
    Long reportingMrr() {
        SortedMap<String, Long> mrr = mrr();
        Long reporting = mrr.remove(reportingCurrency);
        if (!mrr.isEmpty()) {
            return null;
        }
        return reporting == null ? 0L : reporting;
    }
}
