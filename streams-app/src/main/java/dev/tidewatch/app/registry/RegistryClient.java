package dev.tidewatch.app.registry;

import dev.tidewatch.app.UserError;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Confluent's own client, configured as its serializers are. */
public final class RegistryClient {

    private static final String URL = "schema.registry.url";

    private RegistryClient() {}

    /**
     * A caching client.
     *
     * @param config with {@code schema.registry.url}, several separated by commas
     */
    public static SchemaRegistryClient of(Map<String, ?> config) {
        return new RememberingRegistryClient(urls(config), List.of(new AvroSchemaProvider()), config);
    }

    /**
     * One that goes on while the registry does not answer.
     *
     * @param file where it remembers what the registry told, for the next start
     */
    public static LastingRegistryClient lasting(Map<String, ?> config, Path file) {
        return new LastingRegistryClient(urls(config), List.of(new AvroSchemaProvider()), config, file);
    }

    private static List<String> urls(Map<String, ?> config) {
        Object urls = config.get(URL);
        if (urls == null) {
            throw new UserError("schema.registry.url is not set; it must be the address of the schema registry");
        }
        return Arrays.asList(urls.toString().split(","));
    }
}
