package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.format.Format;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.app.settings.keys.ProfileKeys;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.MonthFactors;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads the settings of the arithmetic. */
record ProfileSettings(AbstractConfig config) {

    Profile profile() {
        return new Profile(
                value(ProfileKeys.ZONE, Formats.ZONE),
                value(ProfileKeys.LATENESS, Formats.DURATION),
                value(ProfileKeys.SKEW, Formats.DURATION),
                value(ProfileKeys.GROUPING, Formats.POSITIVE_DURATION),
                value(ProfileKeys.DELINQUENCY, Formats.DURATION),
                config.getBoolean(ProfileKeys.PASTDUE_COUNTS),
                value(ProfileKeys.DISCOUNTS, ProfileKeys.DISCOUNTS_FORMAT),
                value(ProfileKeys.DISCOUNT_TIMING, ProfileKeys.DISCOUNT_TIMING_FORMAT),
                value(ProfileKeys.CHURN_RECOGNITION, ProfileKeys.CHURN_RECOGNITION_FORMAT),
                monthFactors(),
                config.getString(ProfileKeys.REPORTING_CURRENCY),
                new RatePolicy(
                        value(ProfileKeys.FX_MAX_AGE, Formats.DAYS), value(ProfileKeys.FX_PATIENCE, Formats.DURATION)),
                value(ProfileKeys.SEGMENT_ATTRIBUTES, Formats.SEGMENT_ATTRIBUTES));
    }

    private MonthFactors monthFactors() {
        return new MonthFactors(
                value(ProfileKeys.MONTH_FACTOR_DAY, Formats.FACTOR),
                value(ProfileKeys.MONTH_FACTOR_WEEK, Formats.FACTOR),
                value(ProfileKeys.MONTH_FACTOR_MONTH, Formats.FACTOR),
                value(ProfileKeys.MONTH_FACTOR_YEAR, Formats.FACTOR));
    }

    private <T> T value(String key, Format<T> format) {
        return format.in(config, key);
    }
}
