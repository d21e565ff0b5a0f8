package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.keys.AlertKeys;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.settings.keys.OutputKeys;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.app.settings.keys.ProfileKeys;
import dev.tidewatch.app.settings.keys.StripeKeys;
import dev.tidewatch.app.settings.keys.UsageKeys;
import dev.tidewatch.domain.profile.ProfileSetting;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how a setting may change once an application has state. */
public enum Changeability {
    /** It may never change: stored and published figures have their meaning by it. */
    FIXED,
    /** What is published from the next start on follows it; what was published before stays, and the change is written down. */
    FROM_NOW_ON,
    /** It may change at any start: nothing that is published depends on it. */
    FREE;

    private static final Set<String> FIXED_KEYS = Stream.concat(
                    Stream.of(PipelineKeys.TOPIC_PREFIX),
                    Stream.of(ProfileSetting.values())
                            .filter(setting -> setting != ProfileSetting.SKEW)
                            .map(ProfileSetting::key))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FROM_NOW_ON_KEYS = Set.of(
            PipelineKeys.CLOCK,
            ProfileKeys.SKEW,
            PipelineKeys.INPUT_MAX_BYTES,
            OutputKeys.SEGMENT_MAX_VALUES,
            OutputKeys.RFM_SEGMENTS,
            AlertKeys.SCORECARD,
            AlertKeys.RULES,
            AlertKeys.ENTER,
            AlertKeys.LEAVE,
            AlertKeys.DWELL,
            AlertKeys.ESCALATION,
            AlertKeys.DUE_LOW,
            AlertKeys.DUE_MEDIUM,
            AlertKeys.DUE_HIGH,
            AlertKeys.DUE_CRITICAL,
            AlertKeys.COOLDOWN,
            AlertKeys.SEVERITY_BY,
            AlertKeys.MEDIUM,
            AlertKeys.HIGH,
            AlertKeys.CRITICAL,
            AlertKeys.WIN_BACK_FROM,
            AlertKeys.WIN_BACK_HORIZON,
            AlertKeys.UPSELL_ENTER,
            AlertKeys.UPSELL_LEAVE,
            AlertKeys.UPSELL_HORIZON,
            AlertKeys.LOSS_SHARE,
            AlertKeys.LOSS_FOR,
            AlertKeys.SUPPRESSED,
            AlertKeys.SUPPRESSED_ATTRIBUTE,
            AlertKeys.HOLDOUT,
            AlertKeys.HOLDOUT_SALT,
            UsageKeys.ACTIVITY_FEATURES,
            UsageKeys.ONBOARDING_FEATURES,
            UsageKeys.RECENT_IDS,
            UsageKeys.RECENT_IDS_FOR,
            StripeKeys.ATTRIBUTES,
            StripeKeys.PAUSED_COLLECTION,
            StripeKeys.COUPON_PRODUCTS,
            StripeKeys.UNKNOWN_DISCOUNTS,
            StripeKeys.MODE);

    /** The application id names the state itself, and the profile is the values of other settings. */
    private static final Set<String> FREE_KEYS = Set.of(
            PipelineKeys.APPLICATION_ID,
            PipelineKeys.INSTANCE_ID,
            PipelineKeys.PARTITIONS,
            PipelineKeys.REPLICATION_FACTOR,
            PipelineKeys.TOPIC_RETENTION_MS,
            PipelineKeys.STATE_MIN_FREE_MB,
            PipelineKeys.STATE_HEAP_MB,
            HttpKeys.BIND,
            HttpKeys.LOCAL_ONLY,
            HttpKeys.TOKEN,
            HttpKeys.ADVERTISED,
            HttpKeys.ORIGINS,
            HttpKeys.SESSION,
            PipelineKeys.INPUT_STALE_AFTER,
            HttpKeys.PAGE_NAME,
            HttpKeys.PAGE_EMAIL,
            HttpKeys.PAGE_LINK,
            PipelineKeys.PASS_OVER,
            ProfileKeys.PROFILE,
            OutputKeys.ROWS_AT_ONCE,
            OutputKeys.HEALTH_INTERVAL,
            StripeKeys.WEBHOOK_SECRETS,
            HttpKeys.CSV_RAW,
            OutputKeys.ERASE_MOVEMENTS);

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
