package dev.tidewatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replay ends when offsets are committed, and the records of the same transaction can be read a little later. */
@Timeout(120)
class OutputReaderIT {

    private static final String TOPIC = "retention-metrics";

    @Test
    void shouldWaitForWhatWasWrittenAndIsNotDecidedYet() throws Exception {
        try (LocalStack stack = LocalStack.temporary();
                Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
                Producer<byte[], byte[]> producer = producer(stack)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {1}, new byte[] {2}))
                    .get();
            List<Long> read = new ArrayList<>();
            AtomicBoolean ended = new AtomicBoolean();
            Thread reading = new Thread(() -> {
                try (KafkaConsumer<byte[], byte[]> consumer = consumer(stack)) {
                    new OutputReader(consumer, admin).readAll(TOPIC, record -> read.add(record.offset()));
                }
                ended.set(true);
            });

            reading.start();
            // It polls in vain, or it has ended too early.
            await().until(() -> ended.get() || polls(reading));
            producer.commitTransaction();
            reading.join();

            assertThat(read).containsExactly(0L);
        }
    }

    private static boolean polls(Thread reading) {
        for (StackTraceElement frame : reading.getStackTrace()) {
            if (frame.getMethodName().equals("poll") && frame.getClassName().contains("KafkaConsumer")) {
                return true;
            }
        }
        return false;
    }

    private static Producer<byte[], byte[]> producer(LocalStack stack) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "pipeline"), bytes, bytes);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(LocalStack stack) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
                bytes,
                bytes);
    }
}
