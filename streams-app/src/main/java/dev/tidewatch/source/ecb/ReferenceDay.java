package dev.tidewatch.source.ecb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what one euro cost on a day.
 *
 * @param line of the file
 * @param quotes units of each currency for one euro, above 0
 * @param missing currencies of the file that have no quote on the day
 */
public record ReferenceDay(LocalDate date, long line, Map<String, BigDecimal> quotes, int missing) {

    public ReferenceDay {
        quotes = Collections.unmodifiableMap(new TreeMap<>(quotes));
    }
}
