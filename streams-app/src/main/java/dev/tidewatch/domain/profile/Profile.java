package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.time.DurationText;
import dev.tidewatch.domain.time.MonthFactors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Why an event at {@code occurredAt} is too late behind the newest accepted one of its topic; null if it is not. */
    public @Nullable Rejected late(Instant newest, Instant occurredAt) {
        if (!occurredAt.isBefore(newest.minus(lateness))) {
            return null;
        }
        return new Rejected(
                Rejected.Reason.TOO_LATE,
                "occurred at " + occurredAt + ", more than " + DurationText.of(lateness)
                        + " before this customer's newest event, " + newest + " (tidewatch.lateness)");
    }

    /** Why an event lies too far in the future of the wall clock; null if it does not. */
    public @Nullable Rejected future(Instant wallClock, Instant occurredAt) {
        if (!occurredAt.isAfter(wallClock.plus(skew))) {
            return null;
        }
        return new Rejected(
                Rejected.Reason.FUTURE,
                "occurs at " + occurredAt + ", more than " + DurationText.of(skew)
                        + " after the wall clock (tidewatch.skew)");
    }
}
