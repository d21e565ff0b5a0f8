package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.avro.json.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;

/** Finds everything that is wrong with the given settings, not only the first mistake. */
final class Mistakes {

    private Mistakes() {}

    static List<String> in(SettingLayers layers) {
        Map<String, Setting> given = layers.settings();
        List<String> mistakes = new ArrayList<>(layers.problems());
        given.values().forEach(setting -> {
            if (!isKnown(setting.key())) {
                mistakes.add(setting.source() + ": " + setting.key() + " is unknown" + suggestion(setting.key()));
            }
            OpenPrefix.misspelt(setting.key())
                    .ifPresent(meant -> mistakes.add(
                            setting.source() + ": " + setting.key() + " is unknown; did you mean " + meant + "?"));
        });
        for (ConfigValue checked : Keys.definition().validate(ownValues(given))) {
            Setting setting = given.get(checked.name());
            if (setting != null) {
                checked.errorMessages().forEach(message -> mistakes.add(setting.source() + ": " + message));
            }
        }
        return mistakes;
    }

    /** The values of the known {@code tidewatch.} keys. */
    static Map<String, String> ownValues(Map<String, Setting> given) {
        Set<String> names = Keys.definition().names();
        Map<String, String> values = new TreeMap<>();
        given.forEach((key, setting) -> {
            if (names.contains(key)) {
                values.put(key, setting.value());
            }
        });
        return values;
    }

    private static boolean isKnown(String key) {
        return Keys.definition().names().contains(key) || OpenPrefix.covers(key);
    }

    private static String suggestion(String key) {
        String bare = key.startsWith(Keys.PREFIX) ? key.substring(Keys.PREFIX.length()) : key;
        return NearestName.of(bare, Keys.bareNames())
                .map(nearest -> Keys.PREFIX + nearest)
                .or(() -> Optional.of(bare).filter(OpenPrefix::covers))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; docs/settings.md lists the known ones, and keys of Kafka go under kafka. or streams.");
    }
}
