package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.time.MonthFactors;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Every setting of the arithmetic in one value; docs/formulas.md says what each decides.
 *
 * @param zone of business days
 * @param lateness how far behind a customer's newest event of the same topic an event may be
 * @param skew how far ahead of the wall clock an event may be
 * @param grouping how long steps belong to one movement
 * @param delinquency how long an unbroken run of PAST_DUE still counts
 * @param pastDueCounts whether PAST_DUE counts at all
 * @param reportingCurrency ISO 4217, upper case
 * @param rates how other currencies are booked in it
 * @param segmentAttributes names of subscription attributes that metrics are also split by
 */
public record Profile(
        ZoneId zone,
        Duration lateness,
        Duration skew,
        Duration grouping,
        Duration delinquency,
        boolean pastDueCounts,
        DiscountPolicy discounts,
        DiscountTiming discountTiming,
        ChurnRecognition churnRecognition,
        MonthFactors monthFactors,
        String reportingCurrency,
        RatePolicy rates,
        List<String> segmentAttributes) {

    /** The defaults. */
    public static final Profile TIDEWATCH = new Profile(
            ZoneId.of("UTC"),
            Duration.ofDays(35),
            Duration.ofMinutes(5),
            Duration.ofMinutes(60),
            Duration.ofDays(30),
            true,
            DiscountPolicy.ALL,
            DiscountTiming.BILLED,
            ChurnRecognition.EFFECTIVE_END,
            MonthFactors.STANDARD,
            "USD",
            RatePolicy.STANDARD,
            List.of());

    public Profile {
        segmentAttributes = List.copyOf(segmentAttributes);
    }
}
