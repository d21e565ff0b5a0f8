package dev.tidewatch.app;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Confluent's own client, configured as its serializers are. */
public final class RegistryClient {

    private static final String URL = "schema.registry.url";
    private static final int CACHED_SCHEMAS = 1_000;

    private RegistryClient() {}

    /**
     * A caching client.
     *
     * @param config with {@code schema.registry.url}, several separated by commas
     */
    public static SchemaRegistryClient of(Map<String, ?> config) {
        Object urls = config.get(URL);
        if (urls == null) {
            throw new UserError("schema.registry.url is not set; it must be the address of the schema registry");
        }
        return new RememberingRegistryClient(
                Arrays.asList(urls.toString().split(",")), CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), config);
    }
}
