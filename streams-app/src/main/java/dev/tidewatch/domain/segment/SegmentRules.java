package dev.tidewatch.domain.segment;

import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Holds what decides the day and the segments of an amount. */
public record SegmentRules(Dimensions dimensions, String reportingCurrency, BusinessDays days) {

    /** The cohort of a customer that never had MRR; it takes part in nothing. */
    private static final Segment NO_COHORT = new Segment(Segment.COHORT, "");

    public static SegmentRules of(Profile profile) {
        return new SegmentRules(
                new Dimensions(profile.segmentAttributes()),
                profile.reportingCurrency(),
                new BusinessDays(profile.zone()));
    }

    /** The month of a customer's NEW. */
    public Segment cohort(MrrHistory history) {
        Instant first = history.firstNew();
        if (first == null) {
            return NO_COHORT;
        }
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(days.of(first)));
        return new Segment(Segment.COHORT, month.toString());
    }

    public Split split(MrrPosition position, Segment cohort) {
        return Split.of(position, cohort, dimensions, reportingCurrency);
    }
}
