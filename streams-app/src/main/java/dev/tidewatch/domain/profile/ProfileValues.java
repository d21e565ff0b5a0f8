package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.money.Fraction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A profile's values as an operator writes them: read back, they are the same profile. */
public final class ProfileValues {

    private ProfileValues() {}

    /** By key. */
    public static Map<String, String> of(Profile profile) {
        Map<String, String> values = new TreeMap<>();
        for (ProfileSetting setting : ProfileSetting.values()) {
            values.put(setting.key(), text(setting, profile));
        }
        return values;
    }

    /** The value of one setting. */
    public static String text(ProfileSetting setting, Profile profile) {
        return switch (setting) {
            case ZONE -> profile.zone().getId();
            case LATENESS -> text(profile.lateness());
            case SKEW -> text(profile.skew());
            case GROUPING -> text(profile.grouping());
            case DELINQUENCY -> text(profile.delinquency());
            case PASTDUE_COUNTS -> Boolean.toString(profile.pastDueCounts());
            case DISCOUNTS -> text(profile.discounts());
            case DISCOUNT_TIMING -> text(profile.discountTiming());
            case CHURN_RECOGNITION -> text(profile.churnRecognition());
            case MONTH_FACTOR_DAY -> text(profile.monthFactors().day());
            case MONTH_FACTOR_WEEK -> text(profile.monthFactors().week());
            case MONTH_FACTOR_MONTH -> text(profile.monthFactors().month());
            case MONTH_FACTOR_YEAR -> text(profile.monthFactors().year());
            case REPORTING_CURRENCY -> profile.reportingCurrency();
            case FX_MAX_AGE -> text(profile.rates().maxAge());
            case FX_PATIENCE -> text(profile.rates().patience());
            case SEGMENT_ATTRIBUTES -> String.join(",", profile.segmentAttributes());
        };
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Writes a duration in the largest unit that divides it, but an hour as 60m, as the defaults have it. */
    private static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % Duration.ofDays(1).toMillis() == 0) {
            return duration.toDays() + "d";
        }
        if (millis % Duration.ofMinutes(1).toMillis() == 0) {
            return duration.toMinutes() + "m";
        }
        return millis % Duration.ofSeconds(1).toMillis() == 0 ? duration.toSeconds() + "s" : millis + "ms";
    }

    private static String text(Fraction fraction) {
        String numerator = text(fraction.numerator());
        return fraction.denominator().compareTo(BigDecimal.ONE) == 0
                ? numerator
                : numerator + "/" + text(fraction.denominator());
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
