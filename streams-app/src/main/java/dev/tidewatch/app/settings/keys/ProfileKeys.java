package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.Format;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.DiscountTiming;
import org.apache.kafka.common.config.ConfigDef;

/** Names the settings of the arithmetic, which make up a {@link dev.tidewatch.domain.profile.Profile}, and the profile they come from. */
public final class ProfileKeys {

    public static final String PROFILE = Keys.PREFIX + "profile";
    public static final String ZONE = Keys.PREFIX + "zone";
    public static final String LATENESS = Keys.PREFIX + "lateness";
    public static final String SKEW = Keys.PREFIX + "skew";
    public static final String GROUPING = Keys.PREFIX + "grouping";
    public static final String DELINQUENCY = Keys.PREFIX + "delinquency";
    public static final String PASTDUE_COUNTS = Keys.PREFIX + "pastdue.counts";
    public static final String DISCOUNTS = Keys.PREFIX + "discounts";
    public static final String DISCOUNT_TIMING = Keys.PREFIX + "discount.timing";
    public static final String CHURN_RECOGNITION = Keys.PREFIX + "churn.recognition";
    public static final String MONTH_FACTOR_DAY = Keys.PREFIX + "month.factor.day";
    public static final String MONTH_FACTOR_WEEK = Keys.PREFIX + "month.factor.week";
    public static final String MONTH_FACTOR_MONTH = Keys.PREFIX + "month.factor.month";
    public static final String MONTH_FACTOR_YEAR = Keys.PREFIX + "month.factor.year";
    public static final String REPORTING_CURRENCY = Keys.PREFIX + "reporting.currency";
    public static final String FX_MAX_AGE = Keys.PREFIX + "fx.max.age";
    public static final String FX_PATIENCE = Keys.PREFIX + "fx.patience";
    public static final String SEGMENT_ATTRIBUTES = Keys.PREFIX + "segment.attributes";

    public static final Format<DiscountPolicy> DISCOUNTS_FORMAT = Format.oneOf(DiscountPolicy.class);
    public static final Format<DiscountTiming> DISCOUNT_TIMING_FORMAT = Format.oneOf(DiscountTiming.class);
    public static final Format<ChurnRecognition> CHURN_RECOGNITION_FORMAT = Format.oneOf(ChurnRecognition.class);

    private ProfileKeys() {}

    static void define(Definition keys) {
        keys.define(PROFILE, ConfigDef.Type.STRING, NamedProfile.TIDEWATCH.label(), NamedProfile.VALIDATOR, """
                Its defaults hold for the settings from here to tidewatch.segment.attributes that are not set anywhere: \
                docs/profiles.md has each profile's values.""");
        defineTime(keys);
        defineValuation(keys);
        defineCurrency(keys);
        keys.text(SEGMENT_ATTRIBUTES, "", Formats.SEGMENT_ATTRIBUTES, """
                Metrics are also split by these attributes of subscriptions; each value is a segment of its own, so name only those with \
                few values.""");
    }

    private static void defineTime(Definition keys) {
        keys.text(ZONE, "UTC", Formats.ZONE, "Business days begin and end in this time zone.");
        keys.text(LATENESS, "35d", Formats.DURATION, """
                An event may be this far behind the customer's newest event of the same topic; a later one becomes a dead letter (TOO_LATE). \
                This much history also stays correctable, so state grows with it. It may be shorter than the grouping: an open group is kept \
                when older history is compacted.""");
        keys.text(SKEW, "5m", Formats.DURATION, """
                An event may be this far ahead of the wall clock; one further ahead becomes a dead letter (FUTURE).""");
        keys.text(GROUPING, "60m", Formats.POSITIVE_DURATION, """
                Further changes of the customer within this time after a movement's first change belong to that movement.""");
        keys.text(DELINQUENCY, "30d", Formats.DURATION, """
                An unbroken run of PAST_DUE counts to MRR for this long before it is involuntary churn.""");
    }

    private static void defineValuation(Definition keys) {
        keys.flag(PASTDUE_COUNTS, true, "It says whether PAST_DUE counts to MRR at all.");
        keys.text(DISCOUNTS, "all", DISCOUNTS_FORMAT, "It says which discounts lower MRR.");
        keys.text(DISCOUNT_TIMING, "billed", DISCOUNT_TIMING_FORMAT, """
                It says when a discount lowers MRR. billed: from the first invoice that it lowers to the end of the last period that such an \
                invoice is for; stated: from its own start to its own end.""");
        keys.text(CHURN_RECOGNITION, "effective_end", CHURN_RECOGNITION_FORMAT, """
                It says when a subscription with a scheduled cancellation stops counting. effective_end: at the end of what was paid; \
                requested: when the cancellation is requested.""");
        keys.text(MONTH_FACTOR_DAY, "365/12", Formats.FACTOR, "A month has this many billing periods of a day.");
        keys.text(MONTH_FACTOR_WEEK, "52/12", Formats.FACTOR, "A month has this many billing periods of a week.");
        keys.text(MONTH_FACTOR_MONTH, "1", Formats.FACTOR, "A month has this many billing periods of a month.");
        keys.text(MONTH_FACTOR_YEAR, "1/12", Formats.FACTOR, "A month has this many billing periods of a year.");
    }

    private static void defineCurrency(Definition keys) {
        keys.text(REPORTING_CURRENCY, "USD", Formats.CURRENCY, """
                Amounts are totalled in this currency, by the rates of the fx-rates topic.""");
        keys.text(FX_MAX_AGE, "7d", Formats.DAYS, "A rate that has no successor holds for this long.");
        keys.text(FX_PATIENCE, "90d", Formats.DURATION, """
                A movement waits this long for an exchange rate that is missing, back from the customer's newest event; a rate that \
                comes later corrects nothing. Only the state of customers with such movements grows with it.""");
    }
}
