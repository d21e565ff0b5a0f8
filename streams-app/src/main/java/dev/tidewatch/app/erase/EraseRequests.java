package dev.tidewatch.app.erase;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Asks the running pipeline to forget customers, by a record of {@code customer-events} without a value, and waits for its answers. */
public final class EraseRequests {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PSEUDONYM_BYTES = 8;

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final SecureRandom random = new SecureRandom();

    /** @param kafka settings without the {@code kafka.} prefix */
    public EraseRequests(Map<String, Object> kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * Holds the pipeline's answers.
     *
     * @param unknown customers that the pipeline did not know
     * @param refused reason by customer
     * @param open customers of whom nothing was heard in time
     */
    public record Answers(
            List<String> forgotten, List<String> unknown, Map<String, String> refused, Set<String> open) {}

    /**
     * Sends one request a customer and waits for the answer to each.
     *
     * @param keepMovements whether movements stay, under a pseudonym that nobody can compute
     */
    public Answers erase(Set<String> customers, boolean keepMovements, Duration patience) {
        try (Consumer<byte[], byte[]> answers = CommittedRecords.consumer(kafka)) {
            seekToEnd(answers);
            send(customers, keepMovements);
            return await(answers, customers, patience);
        } catch (KafkaException e) {
            throw new UserError("the customers cannot be erased: " + e.getMessage(), e);
        }
    }

    private void seekToEnd(Consumer<byte[], byte[]> answers) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(topics.health(), topics.deadLetters())) {
            answers.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        answers.assign(partitions);
        answers.seekToEnd(partitions);
        partitions.forEach(answers::position);
    }

    private void send(Set<String> customers, boolean keepMovements) {
        String topic = topics.of(InputRecord.CUSTOMER);
        try (Sender sender = Sender.to(kafka)) {
            for (String customer : customers) {
                ProducerRecord<byte[], byte[]> request =
                        new ProducerRecord<>(topic, customer.getBytes(StandardCharsets.UTF_8), null);
                if (keepMovements) {
                    request.headers()
                            .add(Incoming.Erasure.PSEUDONYM, pseudonym().getBytes(StandardCharsets.UTF_8));
                }
                sender.send(request, customer);
            }
            sender.flush();
        }
    }

    private boolean isRequest(ConsumerRecord<byte[], byte[]> letter) {
        return DeadLetterJson.header(letter, DeadLetterJson.SOURCE_TOPIC).equals(topics.of(InputRecord.CUSTOMER));
    }

    private String pseudonym() {
        byte[] bytes = new byte[PSEUDONYM_BYTES];
        random.nextBytes(bytes);
        return Pseudonym.PREFIX + HexFormat.of().formatHex(bytes);
    }

    private Answers await(Consumer<byte[], byte[]> answers, Set<String> customers, Duration patience) {
        List<String> forgotten = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, String> refused = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>(customers);
        long begin = System.nanoTime();
        while (!open.isEmpty() && System.nanoTime() - begin < patience.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> answer : answers.poll(POLL)) {
                String customer = answer.key() == null ? "" : new String(answer.key(), StandardCharsets.UTF_8);
                boolean forgets = answer.topic().equals(topics.health());
                if (answer.value() == null && (forgets || isRequest(answer)) && open.remove(customer)) {
                    if (forgets) {
                        boolean known = answer.headers().lastHeader(Incoming.Erasure.UNKNOWN) == null;
                        (known ? forgotten : unknown).add(customer);
                    } else {
                        refused.put(customer, DeadLetterJson.header(answer, DeadLetterJson.MESSAGE));
                    }
                }
            }
        }
        return new Answers(forgotten, unknown, refused, open);
    }
}
