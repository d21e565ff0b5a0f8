package dev.tidewatch.domain.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A setting that is not what it was when the state was made. */
public record SettingChange(String key, String was, String is) {

    private static final String NOTHING = "nothing";

    /**
     * All of them, sorted by key. A setting that came after the state was made has had its default ever since; one that is no more
     * is left alone.
     *
     * @param is has every setting of today
     * @param defaults of all of them
     */
    public static List<SettingChange> between(
            Map<String, String> was, Map<String, String> is, Map<String, String> defaults) {
        List<SettingChange> changes = new ArrayList<>();
        for (String key : new TreeSet<>(is.keySet())) {
            String before = was.getOrDefault(key, defaults.getOrDefault(key, ""));
            String now = is.getOrDefault(key, "");
            if (!before.equals(now)) {
                changes.add(new SettingChange(key, before, now));
            }
        }
        return changes;
    }

    /** {@code tidewatch.zone was UTC, is Asia/Tokyo}, separated by semicolons. */
    public static String sentence(List<SettingChange> changes) {
        return changes.stream().map(SettingChange::toString).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return key + " was " + shown(was) + ", is " + shown(is);
    }

    private static String shown(String value) {
        return value.isEmpty() ? NOTHING : value;
    }
}
