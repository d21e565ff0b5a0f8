package dev.tidewatch.cli.notify;

import dev.tidewatch.app.notify.plan.NotifyPlan;
import dev.tidewatch.app.notify.plan.PlanFile;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The file that says who is told of which alerts, and the settings that it names. */
final class PlanOption {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "YAML file with destinations and routes; docs/notify.md explains it. Required.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "K=V",
            description = "Override one setting of the properties file that F names; may be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    NotifyPlan plan() {
        if (config == null) {
            throw new ParameterException(
                    command.commandLine(), "--config is missing; it must be a file such as examples/notify.yaml");
        }
        return PlanFile.read(config, System.getenv());
    }

    Settings settings(NotifyPlan plan) {
        Settings settings = Settings.of(SettingLayers.of(plan.settings(), System.getenv(), overrides));
        settings.requireCluster();
        return settings;
    }
}
