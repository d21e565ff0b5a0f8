package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FIXED;
import static dev.tidewatch.app.settings.keys.Changeability.FREE;
import static dev.tidewatch.app.settings.keys.Changeability.FROM_NOW_ON;

import dev.tidewatch.app.settings.format.Format;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.DiscountTiming;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Names the settings of the arithmetic, which make up a {@link dev.tidewatch.domain.profile.Profile}, and the profile they come from. */
public final class ProfileKeys {

    static final Theme THEME = new Theme();

    public static final Key<String> PROFILE =
            THEME.of("profile", String.class, NamedProfile.TIDEWATCH.label(), NamedProfile.VALIDATOR, FREE, """
                Its defaults hold for the settings from here to tidewatch.segment.attributes that are not set anywhere: \
                docs/profiles.md has each profile's values.""");

    public static final Key<ZoneId> ZONE =
            THEME.text("zone", "UTC", Formats.ZONE, FIXED, "Business days begin and end in this time zone.");

    public static final Key<Duration> LATENESS = THEME.text("lateness", "35d", Formats.DURATION, FIXED, """
                An event may be this far behind the customer's newest event of the same topic; a later one becomes a dead letter (TOO_LATE). \
                This much history also stays correctable, so state grows with it. It may be shorter than the grouping: an open group is kept \
                when older history is compacted.""");

    public static final Key<Duration> SKEW = THEME.text("skew", "5m", Formats.DURATION, FROM_NOW_ON, """
                An event may be this far ahead of the wall clock; one further ahead becomes a dead letter (FUTURE).""");

    public static final Key<Duration> GROUPING = THEME.text("grouping", "60m", Formats.POSITIVE_DURATION, FIXED, """
                Further changes of the customer within this time after a movement's first change belong to that movement.""");

    public static final Key<Duration> DELINQUENCY = THEME.text("delinquency", "30d", Formats.DURATION, FIXED, """
                An unbroken run of PAST_DUE counts to MRR for this long before it is involuntary churn.""");

    public static final Key<Boolean> PASTDUE_COUNTS =
            THEME.flag("pastdue.counts", true, FIXED, "It says whether PAST_DUE counts to MRR at all.");

    public static final Key<DiscountPolicy> DISCOUNTS = THEME.text(
            "discounts", "all", Format.oneOf(DiscountPolicy.class), FIXED, "It says which discounts lower MRR.");

    public static final Key<DiscountTiming> DISCOUNT_TIMING =
            THEME.text("discount.timing", "billed", Format.oneOf(DiscountTiming.class), FIXED, """
                It says when a discount lowers MRR. billed: from the first invoice that it lowers to the end of the last period that such an \
                invoice is for; stated: from its own start to its own end.""");

    public static final Key<ChurnRecognition> CHURN_RECOGNITION =
            THEME.text("churn.recognition", "effective_end", Format.oneOf(ChurnRecognition.class), FIXED, """
                It says when a subscription with a scheduled cancellation stops counting. effective_end: at the end of what was paid; \
                requested: when the cancellation is requested.""");

    public static final Key<Fraction> MONTH_FACTOR_DAY = THEME.text(
            "month.factor.day", "365/12", Formats.FACTOR, FIXED, "A month has this many billing periods of a day.");

    public static final Key<Fraction> MONTH_FACTOR_WEEK = THEME.text(
            "month.factor.week", "52/12", Formats.FACTOR, FIXED, "A month has this many billing periods of a week.");

    public static final Key<Fraction> MONTH_FACTOR_MONTH = THEME.text(
            "month.factor.month", "1", Formats.FACTOR, FIXED, "A month has this many billing periods of a month.");

    public static final Key<Fraction> MONTH_FACTOR_YEAR = THEME.text(
            "month.factor.year", "1/12", Formats.FACTOR, FIXED, "A month has this many billing periods of a year.");

    public static final Key<String> REPORTING_CURRENCY =
            THEME.text("reporting.currency", "USD", Formats.CURRENCY, FIXED, """
                Amounts are totalled in this currency, by the rates of the fx-rates topic.""");

    public static final Key<Duration> FX_MAX_AGE =
            THEME.text("fx.max.age", "7d", Formats.DAYS, FIXED, "A rate that has no successor holds for this long.");

    public static final Key<Duration> FX_PATIENCE = THEME.text("fx.patience", "90d", Formats.DURATION, FIXED, """
                A movement waits this long for an exchange rate that is missing, back from the customer's newest event; a rate that \
                comes later corrects nothing. Only the state of customers with such movements grows with it.""");

    public static final Key<List<String>> SEGMENT_ATTRIBUTES =
            THEME.text("segment.attributes", "", Formats.SEGMENT_ATTRIBUTES, FIXED, """
                Metrics are also split by these attributes of subscriptions; each value is a segment of its own, so name only those with \
                few values.""");

    private ProfileKeys() {}
}
