package dev.tidewatch.app.views;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.util.HashMap;
import java.util.Map;

/** The records of the output topics as this version's classes, by the schema each was written with. */
final class AvroView implements AutoCloseable {

    private final KafkaAvroDeserializer avro;

    AvroView(SchemaRegistryClient registry, Map<String, ?> config) {
        Map<String, Object> specific = new HashMap<>(config);
        specific.put("specific.avro.reader", true);
        avro = new KafkaAvroDeserializer(registry, specific);
    }

    <T> T decoded(String topic, byte[] value, Class<T> type) {
        return type.cast(avro.deserialize(topic, value));
    }

    @Override
    public void close() {
        avro.close();
    }
}
