package dev.tidewatch.local;

import dev.tidewatch.local.broker.EmbeddedBroker;
import dev.tidewatch.local.machine.LocalStackException;
import dev.tidewatch.local.machine.Loopback;
import dev.tidewatch.local.machine.Resources;
import dev.tidewatch.local.registry.RegistryEndpoint;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A broker and a Schema Registry in this process: all that the pipeline needs. */
public final class LocalStack implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final RegistryEndpoint registry;
    private final Resources resources;

    private LocalStack(EmbeddedBroker broker, RegistryEndpoint registry, Resources resources) {
        this.broker = broker;
        this.registry = registry;
        this.resources = resources;
    }

    /** Says where to listen; 0 is any free port. */
    public record Ports(int broker, int schemaRegistry) {
        public static final Ports ANY = new Ports(Loopback.ANY_PORT, Loopback.ANY_PORT);
    }

    /** On any free ports; leaves nothing behind. */
    public static LocalStack temporary() {
        return start(EmbeddedBroker::temporary, RegistryEndpoint::temporary);
    }

    /** On any free ports; records, offsets, schemas and their ids survive in {@code directory}. */
    public static LocalStack in(Path directory) {
        return in(directory, Ports.ANY);
    }

    /**
     * As {@link #in(Path)}, on the given ports.
     *
     * @throws LocalStackException if the directory or a port is in use
     */
    public static LocalStack in(Path directory, Ports ports) {
        return start(
                () -> EmbeddedBroker.in(directory.resolve("kafka"), ports.broker()),
                () -> RegistryEndpoint.in(directory.resolve("schema-registry"), ports.schemaRegistry()));
    }

    /** The registry first: it is quick to say that something is in its way. */
    private static LocalStack start(Supplier<EmbeddedBroker> brokers, Supplier<RegistryEndpoint> registries) {
        var resources = new Resources();
        try {
            RegistryEndpoint registry = resources.add(registries.get());
            EmbeddedBroker broker = resources.add(brokers.get());
            return new LocalStack(broker, registry, resources);
        } catch (RuntimeException e) {
            throw resources.closeAfter(e);
        }
    }

    /** Returns the value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Returns the value of {@code schema.registry.url}. */
    public String schemaRegistryUrl() {
        return registry.url();
    }

    @Override
    public void close() {
        resources.close();
    }
}
