package dev.tidewatch.app.registry;

import dev.tidewatch.app.UserError;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/** Decodes the values of output topics by the schemas that the registry has. */
public final class RegisteredValues implements AutoCloseable {

    private final SchemaRegistryClient registry;
    private final KafkaAvroDeserializer avro;

    /**
     * Connects to a registry.
     *
     * @param settings those of the registry client
     */
    public RegisteredValues(Map<String, ?> settings) {
        registry = RegistryClient.of(settings);
        Map<String, Object> config = new HashMap<>(settings);
        config.put("specific.avro.reader", true);
        avro = new KafkaAvroDeserializer(registry, config);
    }

    /**
     * Returns the record that the bytes encode.
     *
     * @throws UserError if they encode another record, or the registry does not know their schema
     */
    public <T> T decoded(TopicPartition partition, byte[] value, Class<T> type) {
        try {
            return type.cast(avro.deserialize(partition.topic(), value));
        } catch (SerializationException | ClassCastException e) {
            throw new UserError(
                    partition + " has a record that is no " + type.getSimpleName() + " of the schema registry: "
                            + e.getMessage() + "; check schema.registry.url and tidewatch.topic.prefix",
                    e);
        }
    }

    @Override
    public void close() {
        avro.close();
        try {
            registry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
