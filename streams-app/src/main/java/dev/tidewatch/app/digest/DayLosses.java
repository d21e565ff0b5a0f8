package dev.tidewatch.app.digest;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who left on the day, and which subscriptions were given up by those who stay. */
final class DayLosses {

    private final LocalDate day;
    private final List<LostCustomer> customers = new ArrayList<>();
    private final List<LostSubscription> subscriptions = new ArrayList<>();

    DayLosses(LocalDate day) {
        this.day = day;
    }

    void add(CustomerMovements movements) {
        SortedMap<Instant, List<MrrMovement>> byInstant = new TreeMap<>();
        movements
                .holding()
                .forEach(movement -> byInstant
                        .computeIfAbsent(movement.getEffectiveAt(), at -> new ArrayList<>())
                        .add(movement));
        Map<String, MrrMovement> newest = new TreeMap<>();
        byInstant.forEach((at, legs) -> {
            legs.forEach(leg -> newest.put(leg.getCurrency(), leg));
            MrrMovement first = legs.get(0);
            if (first.getEffectiveDay().equals(day)) {
                Map<String, SortedMap<String, BigDecimal>> ended = ended(legs, newest.values());
                if (first.getKind() == MovementKind.CHURN) {
                    customers.add(left(legs, List.copyOf(ended.keySet())));
                } else if (first.getKind() == MovementKind.CONTRACTION) {
                    ended.forEach((subscription, paid) -> given(first, subscription, paid));
                }
            }
        });
    }

    List<LostCustomer> customers() {
        return customers.stream().sorted(LostCustomer.LARGEST_FIRST).toList();
    }

    List<LostSubscription> subscriptions() {
        return subscriptions.stream().sorted(LostSubscription.LARGEST_FIRST).toList();
    }

    private void given(MrrMovement movement, String subscription, SortedMap<String, BigDecimal> paid) {
        paid.forEach((currency, mrr) -> subscriptions.add(new LostSubscription(
                movement.getCustomerId(), subscription, movement.getEffectiveAt(), currency, mrr, movement.getRule())));
    }

    private static LostCustomer left(List<MrrMovement> legs, List<String> subscriptions) {
        MrrMovement first = legs.get(0);
        SortedMap<String, BigDecimal> paid = new TreeMap<>();
        legs.forEach(leg -> paid.put(leg.getCurrency(), leg.getAmount().negate()));
        return new LostCustomer(
                first.getCustomerId(),
                first.getEffectiveAt(),
                String.valueOf(first.getChurnKind()),
                String.valueOf(first.getReason()),
                first.getFeedback(),
                booked(legs),
                paid,
                subscriptions);
    }

    /** Returns what is booked of all legs; null if a rate of one of the currencies is missing. */
    private static @Nullable BigDecimal booked(List<MrrMovement> legs) {
        List<BigDecimal> amounts = legs.stream()
                .map(MrrMovement::getReportingAmount)
                .filter(Objects::nonNull)
                .toList();
        return amounts.size() < legs.size()
                ? null
                : amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).negate();
    }

    /**
     * Returns what each subscription had that has nothing after the movement, by currency.
     *
     * @param newest the newest movement of each currency: a subscription may go on in another one
     */
    private static Map<String, SortedMap<String, BigDecimal>> ended(
            List<MrrMovement> legs, Collection<MrrMovement> newest) {
        Map<String, SortedMap<String, BigDecimal>> ended = new TreeMap<>();
        for (MrrMovement leg : legs) {
            for (MovementLine line : leg.getLines()) {
                if (line.getBefore().signum() > 0) {
                    ended.computeIfAbsent(line.getSubscriptionId(), id -> new TreeMap<>())
                            .merge(leg.getCurrency(), line.getBefore(), BigDecimal::add);
                }
            }
        }
        lines(newest)
                .filter(line -> line.getAfter().signum() > 0)
                .forEach(line -> ended.remove(line.getSubscriptionId()));
        return ended;
    }

    private static Stream<MovementLine> lines(Collection<MrrMovement> movements) {
        return movements.stream().flatMap(movement -> movement.getLines().stream());
    }
}
