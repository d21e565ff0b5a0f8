package dev.tidewatch.cli;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.stream.Pipeline;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidewatch topology}. */
@Command(
        name = "topology",
        description = "Print the Kafka Streams topology: sources, processors, stores and sinks by name.",
        mixinStandardHelpOptions = true)
final class TopologyCommand implements Runnable {

    /** Describing asks no registry anything. */
    private static final Map<String, ?> NO_REGISTRY = Map.of("schema.registry.url", "mock://topology");

    @Mixin
    private SettingsOption settingsOption = new SettingsOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Settings settings = settingsOption.settings();
        Pipeline pipeline = new Pipeline(
                settings.topics(), settings.profile(), settings.clock(), new MockSchemaRegistryClient(), NO_REGISTRY);
        spec.commandLine().getOut().print(pipeline.topology().describe());
        spec.commandLine().getOut().flush();
    }
}
