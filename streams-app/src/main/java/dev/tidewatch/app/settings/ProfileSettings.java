package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.keys.Key;
import dev.tidewatch.app.settings.keys.ProfileKeys;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.MonthFactors;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads the settings of the arithmetic. */
record ProfileSettings(AbstractConfig config) {

    Profile profile() {
        return new Profile(
                get(ProfileKeys.ZONE),
                get(ProfileKeys.LATENESS),
                get(ProfileKeys.SKEW),
                get(ProfileKeys.GROUPING),
                get(ProfileKeys.DELINQUENCY),
                get(ProfileKeys.PASTDUE_COUNTS),
                get(ProfileKeys.DISCOUNTS),
                get(ProfileKeys.DISCOUNT_TIMING),
                get(ProfileKeys.CHURN_RECOGNITION),
                monthFactors(),
                get(ProfileKeys.REPORTING_CURRENCY),
                new RatePolicy(get(ProfileKeys.FX_MAX_AGE), get(ProfileKeys.FX_PATIENCE)),
                get(ProfileKeys.SEGMENT_ATTRIBUTES));
    }

    private MonthFactors monthFactors() {
        return new MonthFactors(
                get(ProfileKeys.MONTH_FACTOR_DAY),
                get(ProfileKeys.MONTH_FACTOR_WEEK),
                get(ProfileKeys.MONTH_FACTOR_MONTH),
                get(ProfileKeys.MONTH_FACTOR_YEAR));
    }

    private <T> T get(Key<T> key) {
        return key.in(config);
    }
}
