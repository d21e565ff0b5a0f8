package dev.tidewatch.domain.fx;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rates that were published: on a day the newest holds that is for it or before it, unless it is too old. */
public final class RateTable implements Rates {

    private final int maxAgeDays;
    private final Map<String, NavigableMap<Integer, Rate>> byCurrency = new HashMap<>();

    public RateTable(RatePolicy policy) {
        this.maxAgeDays = Math.toIntExact(policy.maxAge().toDays());
    }

    /** Takes a rate in; false if one that holds for its day was published later, or is the same. */
    public boolean put(Rate rate) {
        NavigableMap<Integer, Rate> days = byCurrency.computeIfAbsent(rate.currency(), currency -> new TreeMap<>());
        Rate known = days.get(rate.day());
        if (known != null && !rate.replaces(known)) {
            return false;
        }
        days.put(rate.day(), rate);
        return true;
    }

    @Override
    public @Nullable Rate on(String currency, int day) {
        NavigableMap<Integer, Rate> days = byCurrency.get(currency);
        Map.Entry<Integer, Rate> newest = days == null ? null : days.floorEntry(day);
        return newest == null || day - newest.getKey() > maxAgeDays ? null : newest.getValue();
    }

    /** The last day on which a rate can hold. */
    public int lastDayOf(Rate rate) {
        return Math.addExact(rate.day(), maxAgeDays);
    }
}
