package dev.tidewatch.app.views;

import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.output.CustomerHealth;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How each customer stands. */
public final class HealthView implements View {

    private static final char VIEW = 'H';

    private final ViewStore store;
    private final AvroView avro;
    private final String topic;

    HealthView(ViewStore store, AvroView avro, String topic) {
        this.store = store;
        this.avro = avro;
        this.topic = topic;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        store.put(key(key), value);
        return new ViewEvent(ViewEvent.HEALTH, key, () -> RecordJson.text(decoded(value)));
    }

    @Override
    public void remove(String key) {
        store.delete(key(key));
    }

    public Optional<CustomerHealth> of(String customer) {
        return Optional.ofNullable(store.get(key(customer))).map(this::decoded);
    }

    private CustomerHealth decoded(byte[] value) {
        return avro.decoded(topic, value, CustomerHealth.class);
    }

    private static byte[] key(String key) {
        return ViewKey.of(VIEW).text(key).bytes();
    }
}
