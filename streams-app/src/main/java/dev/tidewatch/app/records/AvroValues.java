package dev.tidewatch.app.records;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.Map;

/** Confluent's serializer as every producer of input records needs it. */
public final class AvroValues {

    private AvroValues() {}

    /**
     * Looks schemas up and never registers one.
     *
     * @param config settings of the registry
     */
    public static KafkaAvroSerializer serializer(SchemaRegistryClient registry, Map<String, ?> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.put("auto.register.schemas", false);
        all.put("avro.remove.java.properties", true);
        return new KafkaAvroSerializer(registry, all);
    }
}
