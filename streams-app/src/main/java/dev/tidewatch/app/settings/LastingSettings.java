package dev.tidewatch.app.settings;

import com.google.common.hash.Hashing;
import dev.tidewatch.app.settings.keys.AlertKeys;
import dev.tidewatch.app.settings.keys.Changeability;
import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.app.settings.keys.OutputKeys;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.profile.ProfileText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Picks the settings that give what is published its meaning, each as text under its own key. */
public final class LastingSettings {

    private static final int DIGITS = 12;

    private LastingSettings() {}

    /** A file counts by what it says, not by its name. */
    public static Map<String, String> of(Settings settings) {
        Map<String, String> lasting = new TreeMap<>(settings.own());
        lasting.keySet().removeIf(key -> Keys.changes(key) == Changeability.FREE);
        CustomerPolicy policy = settings.policy();
        lasting.putAll(ProfileText.settings(policy.profile()));
        lasting.put(
                AlertKeys.SCORECARD.name(),
                policy.risk().scorecard().version() + " ("
                        + digest(policy.risk().scorecard()) + ")");
        lasting.put(
                AlertKeys.RULES.name(),
                policy.risk().policy().rules().isEmpty()
                        ? ""
                        : digest(policy.risk().policy().rules()));
        lasting.put(OutputKeys.RFM_SEGMENTS.name(), digest(policy.rfmSegments()));
        return lasting;
    }

    /** Returns what a setting that is new had before. */
    public static Map<String, String> defaults() {
        Map<String, String> defaults = of(Settings.of(new SettingLayers()));
        defaults.putAll(ProfileText.beforeNamed());
        return defaults;
    }

    private static String digest(Object value) {
        return Hashing.sha256()
                .hashString(value.toString(), StandardCharsets.UTF_8)
                .toString()
                .substring(0, DIGITS);
    }
}
