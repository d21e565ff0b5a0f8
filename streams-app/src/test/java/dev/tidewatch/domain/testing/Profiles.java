package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The default profile with one setting changed. */
public final class Profiles {

    private Profiles() {}

    public static Profile pastDueDoesNotCount() {
        Profile p = Profile.TIDEWATCH;
        return profile(
                p.lateness(), p.delinquency(), false, p.discounts(), p.churnRecognition(), p.reportingCurrency());
    }

    public static Profile discounting(DiscountPolicy policy) {
        Profile p = Profile.TIDEWATCH;
        return profile(p.lateness(), p.delinquency(), true, policy, p.churnRecognition(), p.reportingCurrency());
    }

    public static Profile timing(DiscountTiming timing) {
        return timing(timing, Profile.TIDEWATCH);
    }

    /** Another timing of discounts, and all else as it is. */
    public static Profile timing(DiscountTiming timing, Profile p) {
        return new Profile(
                p.zone(),
                p.lateness(),
                p.skew(),
                p.grouping(),
                p.delinquency(),
                p.pastDueCounts(),
                p.discounts(),
                timing,
                p.churnRecognition(),
                p.monthFactors(),
                p.reportingCurrency(),
                p.rates(),
                p.segmentAttributes());
    }

    public static Profile recognizing(ChurnRecognition recognition) {
        Profile p = Profile.TIDEWATCH;
        return profile(p.lateness(), p.delinquency(), true, p.discounts(), recognition, p.reportingCurrency());
    }

    public static Profile reportingIn(String currency) {
        Profile p = Profile.TIDEWATCH;
        return profile(p.lateness(), p.delinquency(), true, p.discounts(), p.churnRecognition(), currency);
    }

    public static Profile in(ZoneId zone) {
        return in(zone, Profile.TIDEWATCH);
    }

    /** The defaults, with metrics that are also split by these attributes. */
    public static Profile splitBy(String... attributes) {
        Profile p = Profile.TIDEWATCH;
        return with(p, p.zone(), p.lateness(), List.of(attributes));
    }

    /** So long a lateness that nothing is ever folded, and nothing too late. */
    public static Profile keepingEverything(Profile p) {
        return with(p, p.zone(), Duration.ofDays(36_500), p.segmentAttributes());
    }

    public static Profile in(ZoneId zone, Profile p) {
        return with(p, zone, p.lateness(), p.segmentAttributes());
    }

    private static Profile with(Profile p, ZoneId zone, Duration lateness, List<String> attributes) {
        return new Profile(
                zone,
                lateness,
                p.skew(),
                p.grouping(),
                p.delinquency(),
                p.pastDueCounts(),
                p.discounts(),
                p.discountTiming(),
                p.churnRecognition(),
                p.monthFactors(),
                p.reportingCurrency(),
                p.rates(),
                attributes);
    }

    static Profile profile(
            Duration lateness,
            Duration delinquency,
            boolean pastDueCounts,
            DiscountPolicy discounts,
            ChurnRecognition recognition,
            String reportingCurrency) {
        Profile p = Profile.TIDEWATCH;
        return new Profile(
                p.zone(),
                lateness,
                p.skew(),
                p.grouping(),
                delinquency,
                pastDueCounts,
                discounts,
                p.discountTiming(),
                recognition,
                p.monthFactors(),
                reportingCurrency,
                p.rates(),
                List.of(EventStories.ATTRIBUTE));
    }
}
