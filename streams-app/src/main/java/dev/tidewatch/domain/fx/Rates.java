package dev.tidewatch.domain.fx;

import org.jspecify.annotations.Nullable;

/** Says which rate holds for a currency on a day. */
public interface Rates {

    Rates NONE = (currency, day) -> null;

    /**
     * The rate; null where none is known.
     *
     * @param currency not the reporting one
     * @param day days since 1970-01-01
     */
    @Nullable
    Rate on(String currency, int day);
}
