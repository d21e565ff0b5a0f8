package dev.tidewatch.domain.profile;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a profile as a state keeps them: one {@code key=value} a line, each under its own name, so that a setting that
 * comes later leaves the others as they are. The skew is not among them, because it only refuses events.
 */
public final class ProfileText {

    private ProfileText() {}

    /** Returns what decides what a state looks like, by key. */
    public static Map<String, String> settings(Profile profile) {
        Map<String, String> settings = new TreeMap<>(ProfileValues.of(profile));
        settings.remove(ProfileSetting.SKEW.key());
        return settings;
    }

    /** Returns what a setting was, by key, before there was such a setting: its default, unless the versions without it did something else. */
    public static Map<String, String> beforeNamed() {
        return settings(Profile.TIDEWATCH);
    }

    /** As a state keeps it; sorted by key. */
    public static String of(Profile profile) {
        StringBuilder text = new StringBuilder();
        settings(profile)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(line);
            }
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return settings;
    }
}
