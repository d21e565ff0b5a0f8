package dev.tidewatch.app.settings;

import dev.tidewatch.domain.profile.ProfileSetting;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a setting may change once an application has state. */
public enum Changeability {
    /** Never: stored and published figures have their meaning by it. */
    FIXED,
    /** What is published from the next start on follows it; what was published before stays, and the change is written down. */
    FROM_NOW_ON,
    /** At any start: nothing that is published depends on it. */
    FREE;

    private static final Set<String> FIXED_KEYS = Stream.concat(
                    Stream.of(Keys.TOPIC_PREFIX),
                    Stream.of(ProfileSetting.values())
                            .filter(setting -> setting != ProfileSetting.SKEW)
                            .map(ProfileSetting::key))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FROM_NOW_ON_KEYS = Set.of(
            Keys.CLOCK,
            Keys.SKEW,
            Keys.INPUT_MAX_BYTES,
            Keys.SEGMENT_MAX_VALUES,
            Keys.RFM_SEGMENTS,
            Keys.ALERTS_SCORECARD,
            Keys.RULES,
            Keys.ALERTS_ENTER,
            Keys.ALERTS_LEAVE,
            Keys.ALERTS_DWELL,
            Keys.ALERTS_ESCALATION,
            Keys.ALERTS_DUE_LOW,
            Keys.ALERTS_DUE_MEDIUM,
            Keys.ALERTS_DUE_HIGH,
            Keys.ALERTS_DUE_CRITICAL,
            Keys.ALERTS_COOLDOWN,
            Keys.ALERTS_SEVERITY_BY,
            Keys.ALERTS_MEDIUM,
            Keys.ALERTS_HIGH,
            Keys.ALERTS_CRITICAL,
            Keys.ALERTS_WIN_BACK_FROM,
            Keys.ALERTS_WIN_BACK_HORIZON,
            Keys.ALERTS_UPSELL_ENTER,
            Keys.ALERTS_UPSELL_LEAVE,
            Keys.ALERTS_UPSELL_HORIZON,
            Keys.ALERTS_LOSS_SHARE,
            Keys.ALERTS_LOSS_FOR,
            Keys.ALERTS_SUPPRESSED,
            Keys.ALERTS_SUPPRESSED_ATTRIBUTE,
            Keys.ALERTS_HOLDOUT,
            Keys.ALERTS_HOLDOUT_SALT,
            Keys.ACTIVITY_FEATURES,
            Keys.ONBOARDING_FEATURES,
            Keys.RECENT_IDS,
            Keys.RECENT_IDS_FOR,
            Keys.STRIPE_ATTRIBUTES,
            Keys.STRIPE_PAUSED_COLLECTION,
            Keys.STRIPE_COUPON_PRODUCTS,
            Keys.STRIPE_UNKNOWN_DISCOUNTS,
            Keys.STRIPE_MODE);

    /** The application id names the state itself, and the profile is the values of other settings. */
    private static final Set<String> FREE_KEYS = Set.of(
            Keys.APPLICATION_ID,
            Keys.INSTANCE_ID,
            Keys.PARTITIONS,
            Keys.REPLICATION_FACTOR,
            Keys.TOPIC_RETENTION_MS,
            Keys.STATE_MIN_FREE_MB,
            Keys.STATE_HEAP_MB,
            Keys.HTTP_BIND,
            Keys.HTTP_LOCAL_ONLY,
            Keys.HTTP_TOKEN,
            Keys.HTTP_ADVERTISED,
            Keys.HTTP_ORIGINS,
            Keys.HTTP_SESSION,
            Keys.INPUT_STALE_AFTER,
            Keys.PAGE_NAME,
            Keys.PAGE_EMAIL,
            Keys.PAGE_LINK,
            Keys.PASS_OVER,
            Keys.PROFILE,
            Keys.ROWS_AT_ONCE,
            Keys.HEALTH_INTERVAL,
            Keys.STRIPE_WEBHOOK_SECRETS,
            Keys.CSV_RAW,
            Keys.ERASE_MOVEMENTS);

    /** Returns how the setting with this key may change; what is not a setting, such as the number of input partitions, is fixed. */
    public static Changeability of(String key) {
        if (FROM_NOW_ON_KEYS.contains(key)) {
            return FROM_NOW_ON;
        }
        return FREE_KEYS.contains(key) ? FREE : FIXED;
    }

    /** The keys of the settings that may change so. */
    Set<String> keys() {
        return switch (this) {
            case FIXED -> FIXED_KEYS;
            case FROM_NOW_ON -> FROM_NOW_ON_KEYS;
            case FREE -> FREE_KEYS;
        };
    }
}
