package dev.tidewatch.cli;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.plan.Plan;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tidewatch topology}. */
@Command(
        name = "topology",
        description = "Print the Kafka Streams topology: sources, processors, stores and sinks by name.",
        mixinStandardHelpOptions = true)
final class TopologyCommand implements Runnable {

    /** Describing asks no registry anything. */
    private static final Map<String, ?> NO_REGISTRY = Map.of("schema.registry.url", "mock://topology");

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public void run() {
        Settings settings = context.settings();
        Plan plan = new Plan(
                settings.topics(),
                settings.partitions(),
                settings.policy(),
                settings.get(PipelineKeys.CLOCK),
                settings.rowLimits());
        Pipeline pipeline = new Pipeline(plan, new MockSchemaRegistryClient(), NO_REGISTRY);
        context.out().print(pipeline.topology().describe());
        context.out().flush();
    }
}
