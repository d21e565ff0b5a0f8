package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.engagement.EngagementAt;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what features are read off: a customer's state as of a clock.
 *
 * @param clock what is due before it has happened
 * @param subscriptions by id
 * @param counted those that count
 * @param mrr micros per currency, without zeros
 * @param billing the payments
 * @param revenue the MRR over time
 * @param engaged what it did and said
 * @param subscribed whether it ever had a subscription
 * @param reportingCurrency ISO 4217, upper case
 */
public record CustomerFacts(
        Instant clock,
        List<Standing> subscriptions,
        List<Standing> counted,
        SortedMap<String, Long> mrr,
        BillingHistory billing,
        MrrHistory revenue,
        EngagementAt engaged,
        boolean subscribed,
        String reportingCurrency) {

    private static final Comparator<Standing> BY_MRR = Comparator.<Standing>comparingLong(
                    standing -> standing.position().micros())
            .reversed()
            .thenComparing(standing -> standing.inForce().subscriptionId());

    public CustomerFacts {
        subscriptions = List.copyOf(subscriptions);
        counted = List.copyOf(counted);
        mrr = Collections.unmodifiableSortedMap(new TreeMap<>(mrr));
    }

    /** Holds what is known beside the subscriptions. */
    public record Known(BillingHistory billing, MrrHistory revenue, EngagementAt engaged, boolean subscribed) {}

    /** With what the subscriptions count. */
    public static CustomerFacts of(Instant clock, List<Standing> subscriptions, Known known, String reportingCurrency) {
        List<Standing> counted = new ArrayList<>(subscriptions.size());
        SortedMap<String, Long> mrr = new TreeMap<>();
        for (Standing standing : subscriptions) {
            if (!standing.position().isEmpty()) {
                counted.add(standing);
                standing.position()
                        .amounts()
                        .forEach(amount -> mrr.merge(amount.line().currency(), amount.micros(), Math::addExact));
            }
        }
        mrr.values().removeIf(micros -> micros == 0);
        return new CustomerFacts(
                clock,
                subscriptions,
                counted,
                mrr,
                known.billing(),
                known.revenue(),
                known.engaged(),
                known.subscribed(),
                reportingCurrency);
    }

    /** Returns those of the subscription with the largest MRR, then the smallest id. */
    public Map<String, String> attributes() {
        return subscriptions.stream().min(BY_MRR).map(Standing::attributes).orElse(Map.of());
    }

    public CustomerStatus status() {
        return subscribed ? CustomerStatus.of(subscriptions, clock) : CustomerStatus.NONE;
    }

    /** MRR in micros of the reporting currency, as booked; null while a rate is missing. */
    @Nullable
    public Long reportingMrr() {
        if (mrr.isEmpty() || mrr.keySet().equals(Set.of(reportingCurrency))) {
            return mrr.getOrDefault(reportingCurrency, 0L);
        }
        MrrPosition position = revenue.position();
        return position.waiting().isEmpty() ? Long.valueOf(position.booked()) : null;
    }
}
