package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.time.MonthFactors;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** A profile while some of its settings are changed. */
final class ProfileDraft {

    ZoneId zone;
    Duration lateness;
    Duration skew;
    Duration grouping;
    Duration delinquency;
    boolean pastDueCounts;
    DiscountPolicy discounts;
    DiscountTiming discountTiming;
    ChurnRecognition churnRecognition;
    MonthFactors monthFactors;
    String reportingCurrency;
    RatePolicy rates;
    List<String> segmentAttributes;

    ProfileDraft(Profile from) {
        zone = from.zone();
        lateness = from.lateness();
        skew = from.skew();
        grouping = from.grouping();
        delinquency = from.delinquency();
        pastDueCounts = from.pastDueCounts();
        discounts = from.discounts();
        discountTiming = from.discountTiming();
        churnRecognition = from.churnRecognition();
        monthFactors = from.monthFactors();
        reportingCurrency = from.reportingCurrency();
        rates = from.rates();
        segmentAttributes = from.segmentAttributes();
    }

    Profile profile() {
        return new Profile(
                zone,
                lateness,
                skew,
                grouping,
                delinquency,
                pastDueCounts,
                discounts,
                discountTiming,
                churnRecognition,
                monthFactors,
                reportingCurrency,
                rates,
                segmentAttributes);
    }
}
