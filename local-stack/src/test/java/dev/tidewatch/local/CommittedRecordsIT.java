package dev.tidewatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reader gets all that a pipeline wrote, and a foreign producer that never ends its transaction holds nobody up. */
@Timeout(120)
class CommittedRecordsIT {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.temporary();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void shouldWaitForWhatWasWrittenAndIsNotDecidedYet() throws Exception {
        TopicPartition partition = partition("mrr-movements");
        try (Producer<byte[], byte[]> producer = producer("pipeline");
                CommittedRecords records = CommittedRecords.of(kafka())) {
            committed(producer, partition);
            open(producer, partition);
            List<Written> written = records.written(partition.topic());
            List<Long> read = new ArrayList<>();
            AtomicBoolean ended = new AtomicBoolean();
            Thread reading = new Thread(() -> {
                written.forEach(all -> records.read(all, record -> read.add(record.offset())));
                ended.set(true);
            });

            reading.start();
            // It polls in vain, or it has ended too early.
            await().until(() -> ended.get() || (read.size() == 1 && polls(reading)));
            producer.commitTransaction();
            reading.join();

            // The marker of the first transaction lies between them.
            assertThat(read).containsExactly(0L, 2L);
        }
    }

    @Test
    void shouldSayWhatItMeansIfATransactionDoesNotEnd() throws Exception {
        TopicPartition partition = partition("retention-metrics");
        try (Producer<byte[], byte[]> producer = producer("hanging");
                CommittedRecords records = CommittedRecords.of(kafka(), SHORT)) {
            committed(producer, partition);
            open(producer, partition);
            Written written = records.written(partition.topic()).get(0);

            assertThatThrownBy(() -> records.read(written, record -> {}))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "cannot read all of retention-metrics-0: a transaction that began at offset 2 was still open after 0 s, and what is"
                                    + " written there is neither published nor given up, so that every figure could lack it. The broker"
                                    + " ends it when the transaction.timeout.ms of its producer is over; run the command again then. If it"
                                    + " stays, kafka-transactions.sh find-hanging --topic retention-metrics --partition 0 says whose it is,"
                                    + " and abort ends it");
        }
    }

    @Test
    void shouldReadInputsThatAForeignProducerNeverEnds() throws Exception {
        TopicPartition partition = partition("billing-events");
        try (Producer<byte[], byte[]> producer = producer("foreign");
                CommittedRecords records = CommittedRecords.of(kafka(), SHORT)) {
            committed(producer, partition);
            open(producer, partition);
            List<Long> read = new ArrayList<>();

            records.read(partition, record -> read.add(record.offset()));

            assertThat(read).containsExactly(0L);
        }
    }

    private static void committed(Producer<byte[], byte[]> producer, TopicPartition partition) throws Exception {
        producer.initTransactions();
        open(producer, partition);
        producer.commitTransaction();
    }

    private static void open(Producer<byte[], byte[]> producer, TopicPartition partition) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(partition.topic(), new byte[] {1}, new byte[] {2}))
                .get();
    }

    private static TopicPartition partition(String topic) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        return new TopicPartition(topic, 0);
    }

    private static boolean polls(Thread reading) {
        for (StackTraceElement frame : reading.getStackTrace()) {
            if (frame.getMethodName().equals("poll") && frame.getClassName().contains("KafkaConsumer")) {
                return true;
            }
        }
        return false;
    }

    private static Producer<byte[], byte[]> producer(String transactionalId) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", transactionalId),
                bytes,
                bytes);
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", stack.bootstrapServers());
    }
}
