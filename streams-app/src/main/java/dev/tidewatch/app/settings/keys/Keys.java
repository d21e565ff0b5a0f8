package dev.tidewatch.app.settings.keys;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** Lists the {@code tidewatch.} settings of all themes. */
public final class Keys {

    public static final String PREFIX = "tidewatch.";

    private static final List<Key<?>> ALL = Stream.of(
                    PipelineKeys.THEME,
                    HttpKeys.THEME,
                    ProfileKeys.THEME,
                    OutputKeys.THEME,
                    AlertKeys.THEME,
                    UsageKeys.THEME,
                    StripeKeys.THEME)
            .<Key<?>>flatMap(theme -> theme.keys().stream())
            .toList();

    private Keys() {}

    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        ALL.forEach(key -> key.define(definition));
        return definition;
    }

    /** Returns the known keys without their prefix. */
    public static List<String> bareNames() {
        return ALL.stream().map(key -> key.name().substring(PREFIX.length())).toList();
    }

    /** Returns how the setting with this name may change; what is not a setting, such as the number of input partitions, is fixed. */
    public static Changeability changes(String name) {
        return ALL.stream()
                .filter(key -> key.name().equals(name))
                .map(Key::changes)
                .findFirst()
                .orElse(Changeability.FIXED);
    }

    /** Returns the names of the settings that may change so. */
    public static List<String> changing(Changeability changes) {
        return ALL.stream()
                .filter(key -> key.changes() == changes)
                .map(Key::name)
                .toList();
    }
}
