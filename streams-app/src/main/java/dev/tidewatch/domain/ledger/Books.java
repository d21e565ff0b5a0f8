package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.fx.Price;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateUsed;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.movement.Booked;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.money.Share;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Books one customer's changes in the reporting currency, in order of time: an increase at its day's rate, a decrease in
 * proportion to what is booked; docs/formulas.md, "Currencies". Remembers which rates it asked for.
 */
final class Books {

    private final String reportingCurrency;
    private final BusinessDays days;
    private final Rates rates;
    private final Map<String, Booked> booked;
    private final SortedMap<MovementKey, RateUsed> used = new TreeMap<>();

    /** @param opening what is booked in other currencies before the first change */
    Books(Profile profile, Rates rates, Map<String, Booked> opening) {
        this.reportingCurrency = profile.reportingCurrency();
        this.days = new BusinessDays(profile.zone());
        this.rates = rates;
        this.booked = new HashMap<>(opening);
    }

    /**
     * Holds what a change comes to.
     *
     * @param amount micros of the reporting currency; null without a rate
     * @param price of an increase in another currency; null of anything else
     */
    record Entry(@Nullable Long amount, @Nullable Price price) {}

    /** Books MRR in one currency going from {@code before} to {@code after}, in micros. */
    Entry enter(MovementKey key, long before, long after) {
        if (key.currency().equals(reportingCurrency)) {
            return new Entry(after - before, null);
        }
        Booked held = booked.getOrDefault(key.currency(), Booked.NOTHING);
        Entry entry = after > before ? increase(key, after - before) : decrease(held, before, after);
        booked.put(key.currency(), held.after(before, after, entry.amount()));
        return entry;
    }

    /** The rates that increases from an instant on asked for, each once, in order of time. */
    List<RateUsed> usedSince(Instant instant) {
        return used.tailMap(new MovementKey(instant, "")).values().stream()
                .distinct()
                .toList();
    }

    private Entry increase(MovementKey key, long amount) {
        int day = days.of(key.at());
        Rate rate = rates.on(key.currency(), day);
        used.put(key, new RateUsed(key.currency(), day, rate));
        return rate == null ? new Entry(null, null) : new Entry(rate.price(amount), Price.of(rate));
    }

    private static Entry decrease(Booked held, long before, long after) {
        long taken = after == 0 ? held.micros() : Share.of(held.micros(), before - after, before);
        return new Entry(held.waiting() && taken == 0 && after < before ? null : Long.valueOf(-taken), null);
    }
}
