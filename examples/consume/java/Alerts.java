import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints each new revision of an alert:
 *
 * <pre>java -cp 'lib/*' Alerts.java localhost:9092 http://localhost:8081/apis/ccompat/v7</pre>
 */
public final class Alerts {

    /** The newest revision of each alert. A program that acts on alerts keeps this where it keeps what it did. */
    private static final Map<String, Long> REVISIONS = new HashMap<>();

    public static void main(String[] arguments) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0],
                "schema.registry.url", arguments[1],
                "group.id", "alerts-in-java",
                "auto.offset.reset", "earliest",
                // Tidewatch writes in transactions; what one of them wrote that was given up must not be read.
                "isolation.level", "read_committed",
                // A decimal becomes a BigDecimal, never a double.
                "avro.use.logical.type.converters", true);
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
        avro.configure(settings, false);
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), avro)) {
            stopOnSignal(consumer);
            consumer.subscribe(List.of("at-risk-alerts"));
            while (true) {
                for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofSeconds(1))) {
                    take((GenericRecord) record.value());
                }
            }
        } catch (WakeupException e) {
            // The signal to stop; what was read is committed by close().
        }
    }

    private static void take(GenericRecord alert) {
        String id = alert.get("alertId").toString();
        long revision = (long) alert.get("revision");
        if (revision <= REVISIONS.getOrDefault(id, -1L)) {
            return; // read before
        }
        REVISIONS.put(id, revision);
        String why = ((List<?>) alert.get("signals"))
                .stream()
                        .map(GenericRecord.class::cast)
                        .map(signal -> signal.get("name") + " " + signal.get("contribution"))
                        .collect(Collectors.joining(", "));
        System.out.println(alert.get("state") + " " + alert.get("kind") + " " + alert.get("customerId") + ": score "
                + alert.get("score") + ", MRR " + alert.get("mrrAtRisk") + " " + alert.get("reportingCurrency") + "; "
                + why + " (" + id + ", revision " + revision + ")");
    }

    private static void stopOnSignal(KafkaConsumer<?, ?> consumer) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            try {
                main.join();
            } catch (InterruptedException e) {
                main.interrupt();
            }
        }));
    }
}
