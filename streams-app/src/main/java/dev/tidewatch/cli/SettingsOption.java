package dev.tidewatch.cli;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config} and {@code --set}: properties file, then environment, then these. */
public final class SettingsOption {

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "Properties file; docs/settings.md lists the keys. TIDEWATCH_... variables override it.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "K=V", description = "Override one setting; may be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    public Settings settings() {
        return Settings.of(SettingLayers.of(config, System.getenv(), overrides));
    }
}
