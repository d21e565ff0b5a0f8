package dev.tidewatch.cli;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds what every command is given: the settings, from {@code --config}, environment and {@code --set}, and where to print. */
public final class CommandContext {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "Properties file; docs/settings.md lists the keys. TIDEWATCH_... variables override it.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "K=V", description = "Override one setting; may be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    public Settings settings() {
        return settings(Map.of());
    }

    /** With the command's own defaults below all that is given. */
    public Settings settings(Map<String, String> defaults) {
        return Settings.of(SettingLayers.of(defaults, config, System.getenv(), overrides));
    }

    /** Under the profile that an option of the command names; null for none. */
    public Settings settings(String option, @Nullable String profile) {
        return Settings.of(SettingLayers.of(config, System.getenv(), overrides).profile(option, profile));
    }
}
