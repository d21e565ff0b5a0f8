package dev.tidewatch.cli;

import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch schemas}. */
@Command(
        name = "schemas",
        description = "Check the schemas of a registry: each subject has the one this version reads or writes.",
        mixinStandardHelpOptions = true)
final class SchemasCommand implements Callable<Integer> {

    @Option(names = "--register", description = "Register those that are not there, and how each subject may change.")
    private boolean register;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        PrintWriter out = context.out();
        try (SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry())) {
            SchemaSetup setup = new SchemaSetup(registry, settings.topics());
            if (register) {
                setup.register();
            }
            setup.ids().forEach((subject, id) -> out.printf("%-40s id %d%n", subject, id));
            setup.check();
        }
        return 0;
    }
}
