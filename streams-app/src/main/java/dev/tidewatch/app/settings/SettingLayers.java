package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.app.settings.keys.NamedProfile;
import dev.tidewatch.app.settings.keys.ProfileKeys;
import dev.tidewatch.domain.profile.ProfileValues;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts settings on top of each other: what is added later wins. The profile they name lies below all of them. Mistakes are kept,
 * for all to be told at once.
 */
public final class SettingLayers {

    private final Map<String, Setting> defaults = new TreeMap<>();
    private final Map<String, Setting> settings = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Returns what a command is given: a properties file, if any, then the environment, then {@code --set key=value}. */
    public static SettingLayers of(
            @Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        return of(Map.of(), file, environment, overrides);
    }

    /** Returns the same as {@link #of(Path, Map, Map)}, with the command's own defaults below them and below the profile. */
    public static SettingLayers of(
            Map<String, String> defaults,
            @Nullable Path file,
            Map<String, String> environment,
            Map<String, String> overrides) {
        SettingLayers layers = new SettingLayers();
        defaults.forEach((key, value) -> layers.defaults.put(key, new Setting(key, value, "the command")));
        if (file != null) {
            layers.file(file);
        }
        return layers.environment(environment).named("--set", overrides);
    }

    /** Adds a properties file in UTF-8. */
    public SettingLayers file(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + ": expected a properties file in UTF-8 that can be read (" + e + ")");
        }
        properties.stringPropertyNames().forEach(key -> put(key, properties.getProperty(key), file.toString()));
        return this;
    }

    /** Adds settings under a name of their own, such as {@code --set}. */
    public SettingLayers named(String name, Map<String, String> values) {
        values.forEach((key, value) -> put(key, value, name));
        return this;
    }

    /** Adds the profile that an option names; none if it names none. */
    public SettingLayers profile(String option, @Nullable String name) {
        return name == null ? this : named(option, Map.of(ProfileKeys.PROFILE.name(), name));
    }

    /** Adds the variables that start with {@code TIDEWATCH_}. */
    public SettingLayers environment(Map<String, String> variables) {
        for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
            String name = variable.getKey();
            if (EnvironmentNames.concerns(name)) {
                EnvironmentNames.key(name)
                        .ifPresentOrElse(
                                key -> put(key, variable.getValue(), "environment variable " + name),
                                () -> problems.add("environment variable " + name + ": unknown"
                                        + EnvironmentNames.suggestion(name)));
            }
        }
        return this;
    }

    Map<String, Setting> settings() {
        Map<String, Setting> all = new TreeMap<>(defaults);
        Setting profile = settings.get(ProfileKeys.PROFILE.name());
        if (profile != null) {
            NamedProfile.of(profile.value()).ifPresent(named -> all.putAll(valuesOf(named)));
        }
        all.putAll(settings);
        return all;
    }

    List<String> problems() {
        return problems;
    }

    private static Map<String, Setting> valuesOf(NamedProfile profile) {
        String source = "profile " + profile.label();
        Map<String, Setting> values = new TreeMap<>();
        ProfileValues.of(profile.profile()).forEach((key, value) -> values.put(key, new Setting(key, value, source)));
        return values;
    }

    private void put(String key, String value, String source) {
        settings.put(key, new Setting(key, key.startsWith(Keys.PREFIX) ? value.strip() : value, source));
    }
}
