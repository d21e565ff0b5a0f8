package dev.tidewatch.domain.ledger.movement;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateUsed;
import dev.tidewatch.domain.fx.Rates;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is kept of a ledger's bookings in other currencies than the reporting one.
 *
 * @param opening what was booked before the ledger's {@code foldedBefore}, by currency; nothing of those without MRR
 * @param ratesUsed what the published movements since then were booked at: a rate that comes later is seen to differ
 */
public record Bookings(SortedMap<String, Booked> opening, List<RateUsed> ratesUsed) {

    public static final Bookings NONE = new Bookings(Collections.emptySortedMap(), List.of());

    public Bookings {
        opening = Collections.unmodifiableSortedMap(new TreeMap<>(opening));
        ratesUsed = List.copyOf(ratesUsed);
    }

    public Bookings using(List<RateUsed> used) {
        return used.equals(ratesUsed) ? this : new Bookings(opening, used);
    }

    /** With the opening after some movements, and only these rates. */
    public Bookings folded(List<Movement> movements, String reportingCurrency, List<RateUsed> used) {
        SortedMap<String, Booked> later = new TreeMap<>(opening);
        for (Movement movement : movements) {
            String currency = movement.key().currency();
            if (!currency.equals(reportingCurrency)) {
                later.put(currency, later.getOrDefault(currency, Booked.NOTHING).after(movement));
            }
        }
        later.values().removeIf(Booked.NOTHING::equals);
        return new Bookings(later, used);
    }

    /** Returns whether any of the rates used would not be found today. */
    public boolean differFrom(Rates rates) {
        for (RateUsed used : ratesUsed) {
            if (!Objects.equals(used.rate(), rates.on(used.currency(), used.day()))) {
                return true;
            }
        }
        return false;
    }

    /** The rates as they were found then. */
    public Rates asUsed() {
        return this::asUsed;
    }

    private @Nullable Rate asUsed(String currency, int day) {
        for (RateUsed used : ratesUsed) {
            if (used.day() == day && used.currency().equals(currency)) {
                return used.rate();
            }
        }
        return null;
    }
}
