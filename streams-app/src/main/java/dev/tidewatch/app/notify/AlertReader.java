package dev.tidewatch.app.notify;

import dev.tidewatch.avro.bounded.BoundedAvroDeserializer;
import dev.tidewatch.avro.bounded.RegistryLost;
import dev.tidewatch.output.RiskAlert;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts from their records. */
final class AlertReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertReader.class);

    private final BoundedAvroDeserializer avro;

    private AlertReader(BoundedAvroDeserializer avro) {
        this.avro = avro;
    }

    static AlertReader of(SchemaRegistryClient registry, Map<String, ?> registryConfig) {
        Map<String, Object> specific = new HashMap<>(registryConfig);
        specific.put("specific.avro.reader", true);
        return new AlertReader(new BoundedAvroDeserializer(registry, specific));
    }

    /**
     * The alert; null of what is none, as a removed customer's record is.
     *
     * @throws RegistryLost if the registry cannot be asked
     */
    @Nullable
    RiskAlert read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            if (avro.deserialize(record.topic(), record.value()) instanceof RiskAlert alert) {
                return alert;
            }
            LOG.warn("Passes over {}-{} at {}: it is no alert", record.topic(), record.partition(), record.offset());
        } catch (RegistryLost e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "Passes over {}-{} at {}: its schema does not fit it",
                    record.topic(),
                    record.partition(),
                    record.offset());
            LOG.debug("Cannot be read", e);
        }
        return null;
    }

    BoundedAvroDeserializer avro() {
        return avro;
    }

    @Override
    public void close() {
        avro.close();
    }
}
