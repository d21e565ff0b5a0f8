package dev.tidewatch.local.replay;

import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Count and amount of the movements that hold, by kind and currency: of each movement the newest revision, unless it is
 * voided. Records must come in the order they were published.
 */
final class MovementTotals {

    private final Map<String, Holding> holding = new HashMap<>();

    /** Sums the movements of one kind in one currency. */
    record Total(long count, BigDecimal amount) {

        static final Total ZERO = new Total(0, BigDecimal.ZERO);

        private Total plus(BigDecimal more) {
            return new Total(count + 1, amount.add(more));
        }
    }

    private record Holding(MovementKind kind, String currency, BigDecimal amount) {}

    void add(MrrMovement movement) {
        if (movement.getVoided()) {
            holding.remove(movement.getMovementId());
        } else {
            holding.put(
                    movement.getMovementId(),
                    new Holding(movement.getKind(), movement.getCurrency(), movement.getAmount()));
        }
    }

    Set<String> currencies() {
        Set<String> currencies = new TreeSet<>();
        holding.values().forEach(movement -> currencies.add(movement.currency));
        return currencies;
    }

    /** Kinds without a movement are left out. */
    Map<MovementKind, Total> byKind(String currency) {
        Map<MovementKind, Total> totals = new TreeMap<>();
        for (Holding movement : holding.values()) {
            if (movement.currency.equals(currency)) {
                totals.merge(movement.kind, Total.ZERO.plus(movement.amount), (sum, one) -> sum.plus(movement.amount));
            }
        }
        return totals;
    }

    /** Returns what is left of all movements. */
    BigDecimal closingMrr(String currency) {
        return byKind(currency).values().stream().map(Total::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
