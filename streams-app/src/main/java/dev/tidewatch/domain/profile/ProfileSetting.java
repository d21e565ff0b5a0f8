package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.time.MonthFactors;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Each setting of a {@link Profile} by itself, so that two profiles can be told apart setting by setting. */
public enum ProfileSetting {
    ZONE("zone", (draft, from) -> draft.zone = from.zone()),
    LATENESS("lateness", (draft, from) -> draft.lateness = from.lateness()),
    SKEW("skew", (draft, from) -> draft.skew = from.skew()),
    GROUPING("grouping", (draft, from) -> draft.grouping = from.grouping()),
    DELINQUENCY("delinquency", (draft, from) -> draft.delinquency = from.delinquency()),
    PASTDUE_COUNTS("pastdue.counts", (draft, from) -> draft.pastDueCounts = from.pastDueCounts()),
    DISCOUNTS("discounts", (draft, from) -> draft.discounts = from.discounts()),
    DISCOUNT_TIMING("discount.timing", (draft, from) -> draft.discountTiming = from.discountTiming()),
    CHURN_RECOGNITION("churn.recognition", (draft, from) -> draft.churnRecognition = from.churnRecognition()),
    MONTH_FACTOR_DAY("month.factor.day", (draft, from) -> {
        MonthFactors is = draft.monthFactors;
        draft.monthFactors = new MonthFactors(from.monthFactors().day(), is.week(), is.month(), is.year());
    }),
    MONTH_FACTOR_WEEK("month.factor.week", (draft, from) -> {
        MonthFactors is = draft.monthFactors;
        draft.monthFactors = new MonthFactors(is.day(), from.monthFactors().week(), is.month(), is.year());
    }),
    MONTH_FACTOR_MONTH("month.factor.month", (draft, from) -> {
        MonthFactors is = draft.monthFactors;
        draft.monthFactors =
                new MonthFactors(is.day(), is.week(), from.monthFactors().month(), is.year());
    }),
    MONTH_FACTOR_YEAR("month.factor.year", (draft, from) -> {
        MonthFactors is = draft.monthFactors;
        draft.monthFactors = new MonthFactors(
                is.day(), is.week(), is.month(), from.monthFactors().year());
    }),
    REPORTING_CURRENCY("reporting.currency", (draft, from) -> draft.reportingCurrency = from.reportingCurrency()),
    FX_MAX_AGE(
            "fx.max.age",
            (draft, from) -> draft.rates = new RatePolicy(from.rates().maxAge(), draft.rates.patience())),
    FX_PATIENCE(
            "fx.patience",
            (draft, from) -> draft.rates =
                    new RatePolicy(draft.rates.maxAge(), from.rates().patience())),
    SEGMENT_ATTRIBUTES("segment.attributes", (draft, from) -> draft.segmentAttributes = from.segmentAttributes());

    private static final String PREFIX = "tidewatch.";

    private final String name;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
    private final Taking taking;

    ProfileSetting(String name, Taking taking) {
        this.name = name;
        this.taking = taking;
    }

    private interface Taking {

        void take(ProfileDraft draft, Profile from);
    }

    /** As an operator writes it: {@code tidewatch.grouping}. */
    public String key() {
        return PREFIX + name;
    }

    /** The settings in which two profiles differ; when all are switched, the one is the other. */
    public static Set<ProfileSetting> differing(Profile left, Profile right) {
        Set<ProfileSetting> differing = EnumSet.noneOf(ProfileSetting.class);
        for (ProfileSetting setting : values()) {
            if (!switched(left, right, Set.of(setting)).equals(left)) {
                differing.add(setting);
            }
        }
        return differing;
    }

    /** {@code from} with the values that these settings have in {@code to}. */
    public static Profile switched(Profile from, Profile to, Collection<ProfileSetting> settings) {
        ProfileDraft draft = new ProfileDraft(from);
        for (ProfileSetting setting : settings) {
            setting.taking.take(draft, to);
        }
        return draft.profile();
    }
}
