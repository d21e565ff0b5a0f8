package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.valuation.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** A customer's own attributes, read at any instant. */
final class NaiveAttributes {

    private static final Comparator<CustomerAttributes> ORDER = Comparator.comparing(CustomerAttributes::occurredAt)
            .thenComparing(CustomerAttributes::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(
                    attributes -> attributes.eventId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final NavigableMap<Instant, CustomerAttributes> lastByInstant = new TreeMap<>();

    NaiveAttributes(Collection<CustomerAttributes> accepted) {
        accepted.stream().sorted(ORDER).forEach(attributes -> lastByInstant.put(attributes.occurredAt(), attributes));
    }

    SortedSet<Instant> instants() {
        return lastByInstant.navigableKeySet();
    }

    /** From the first on. */
    CustomerAttributes inForce(Instant at) {
        return lastByInstant.headMap(at, true).lastEntry().getValue();
    }

    /** Each line with what the customer states from this instant on put over what its subscription states. */
    SortedMap<Line, Long> over(SortedMap<Line, Long> lines, Instant at) {
        if (lastByInstant.headMap(at, true).isEmpty()) {
            return lines;
        }
        SortedMap<Line, Long> over = new TreeMap<>();
        lines.forEach((line, micros) -> {
            SortedMap<String, String> attributes = new TreeMap<>(line.attributes());
            attributes.putAll(inForce(at).attributes());
            over.put(
                    new Line(
                            line.subscriptionId(),
                            line.planId(),
                            line.productId(),
                            line.interval(),
                            line.currency(),
                            attributes),
                    micros);
        });
        return over;
    }
}
