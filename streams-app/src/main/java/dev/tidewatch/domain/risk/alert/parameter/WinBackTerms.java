package dev.tidewatch.domain.risk.alert.parameter;

import java.time.Duration;

/**
 * Says which customers that left are worth asking back.
 *
 * @param mrrFrom micros of the reporting currency a month that were lost
 * @param horizon for so long; at most the longest window, for older movements are not kept
 */
public record WinBackTerms(long mrrFrom, Duration horizon) {}
