package dev.tidewatch.it;

import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The properties file of one application on the embedded stack: its topics and its state are its own. */
public record ClusterConfig(Path file, Path state, String name) {

    /** Where broker and registry are. */
    public record Addresses(String bootstrapServers, String schemaRegistryUrl) {}

    public static ClusterConfig of(LocalStack stack, Path directory, String name) throws IOException {
        return of(new Addresses(stack.bootstrapServers(), stack.schemaRegistryUrl()), directory, name);
    }

    public static ClusterConfig of(Addresses stack, Path directory, String name) throws IOException {
        Path state = directory.resolve("state");
        Path file = Files.write(
                directory.resolve(name + ".properties"),
                List.of(
                        "kafka.bootstrap.servers=" + stack.bootstrapServers(),
                        "schema.registry.url=" + stack.schemaRegistryUrl(),
                        "streams.state.dir=" + state,
                        "tidewatch.application.id=" + name,
                        "tidewatch.topic.prefix=" + name + ".",
                        "tidewatch.replication.factor=1"));
        return new ClusterConfig(file, state, name);
    }

    /** What the pipeline writes while it is RUNNING. */
    Path readyFile() {
        return state.resolve(name + ".ready");
    }

    /** In this process. */
    public CommandRun command(String... arguments) {
        return CommandRun.of(with(arguments));
    }

    /** In a process of its own. */
    public TidewatchProcess process(String... arguments) throws IOException {
        return TidewatchProcess.start(file.resolveSibling(name + ".log"), with(arguments));
    }

    private String[] with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(file.toString());
        return all.toArray(new String[0]);
    }
}
