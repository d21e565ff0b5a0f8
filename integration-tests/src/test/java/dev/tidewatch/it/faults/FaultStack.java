package dev.tidewatch.it.faults;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.ClusterConfig;
import dev.tidewatch.local.registry.RegistryEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker that can be killed and a registry that can be closed; both come back where they were. */
final class FaultStack implements AutoCloseable {

    private final Path directory;
    private final BrokerProcess broker;
    private final String registryUrl;
    private RegistryEndpoint registry;

    private FaultStack(Path directory) throws IOException {
        this.directory = directory;
        this.broker = BrokerProcess.in(directory.resolve("broker"));
        this.registry = RegistryEndpoint.in(directory.resolve("registry"), 0);
        this.registryUrl = registry.url();
    }

    static FaultStack in(Path directory) throws IOException {
        return new FaultStack(directory);
    }

    BrokerProcess broker() {
        return broker;
    }

    void closeRegistry() {
        registry.close();
    }

    void openRegistry() {
        registry = RegistryEndpoint.in(
                directory.resolve("registry"), URI.create(registryUrl).getPort());
    }

    Cluster cluster() throws IOException {
        return new Cluster(broker.bootstrapServers(), registryUrl);
    }

    /** @param name of the application: its topics and its state are its own */
    ClusterConfig config(String name) throws IOException {
        return ClusterConfig.of(
                new ClusterConfig.Addresses(broker.bootstrapServers(), registryUrl),
                Files.createDirectories(directory.resolve(name)),
                name);
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
