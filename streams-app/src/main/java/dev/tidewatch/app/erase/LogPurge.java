package dev.tidewatch.app.erase;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.avro.input.ControlDeserializer;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.avro.told.CloudEvents;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Takes forgotten customers out of every topic that keeps its records for ever, while neither pipeline nor producers run. */
public final class LogPurge implements AutoCloseable {

    /** A static member of the group counts as there until its session ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);
    private static final int LOOK_MS = 500;

    private final Admin admin;
    private final Topics topics;
    private final CommittedRecords log;
    private final Producer<byte[], byte[]> producer;
    private final Erased erased;
    private final Mentions mentions;
    private final ControlDeserializer control = new ControlDeserializer();
    private final Set<String> refused = new HashSet<>();

    /**
     * Reads who was forgotten.
     *
     * @param kafka settings without the {@code kafka.} prefix
     * @param attributes those that make segments stay with movements under a pseudonym
     */
    public LogPurge(
            Admin admin,
            Map<String, Object> kafka,
            Topics topics,
            Set<String> attributes,
            SchemaRegistryClient registry) {
        this.admin = admin;
        this.topics = topics;
        this.log = CommittedRecords.of(kafka);
        this.producer = producer(kafka, topics);
        this.erased = Erased.of(log, topics, attributes, registry);
        this.mentions = new Mentions(erased.customers());
    }

    /**
     * Holds what came of it.
     *
     * @param records that were removed or renamed, by topic
     * @param returned customers that were left alone, because they pay
     * @param uncompacted topics that the broker has not compacted yet
     */
    public record Report(
            Set<String> customers, Map<String, Long> records, Set<String> returned, List<String> uncompacted) {}

    /**
     * Rewrites what names a forgotten customer.
     *
     * @param progress is told each step before it begins
     */
    public Report purge(Consumer<String> progress) {
        Map<String, Long> records = new LinkedHashMap<>();
        List<String> uncompacted = List.of();
        if (!erased.isEmpty()) {
            awaitEmptyGroup();
            checkDrained();
            producer.initTransactions();
            rewrite(topics.deadLetters(), this::isLetterOf, records, progress);
            for (String input : topics.events()) {
                rewrite(input, record -> erased.isKeyOf(record) || refused.contains(place(record)), records, progress);
            }
            rewrite(topics.alerts(), erased::isKeyOf, records, progress);
            rewrite(topics.movements(), erased::isKeyOf, records, progress);
            rewrite(topics.control(), this::hasTermsOf, records, progress);
            new Tombstones(log, producer).write(topics.outcomes(), this::isOutcomeOf, records, progress);
            progress.accept("Reading " + topics.health() + ", " + topics.terms()
                    + " and the changelogs, which the broker compacts");
            uncompacted = new ForcedCompaction(new SegmentRoll(admin, producer), log, this::isMention)
                    .compact(compacted(), progress);
        }
        return new Report(erased.customers(), records, erased.returned(), uncompacted);
    }

    @Override
    public void close() {
        producer.close();
        log.close();
    }

    interface Match {

        boolean test(ConsumerRecord<byte[], byte[]> record);
    }

    private void rewrite(String topic, Match match, Map<String, Long> records, Consumer<String> progress) {
        progress.accept("Reading " + topic);
        PartitionRewrite rewrite = new PartitionRewrite(admin, log, producer);
        String group = topics.ofCustomerTask().contains(topic) ? topics.applicationId() : null;
        for (Written written : log.written(topic)) {
            long[] found = {0};
            log.read(written, record -> found[0] += match.test(record) ? 1 : 0);
            if (found[0] > 0) {
                rewrite.rewrite(
                        written.partition(), record -> match.test(record) ? instead(record) : same(record), group);
                records.merge(topic, found[0], Long::sum);
            }
        }
    }

    private List<String> compacted() {
        List<String> compacted = new ArrayList<>(List.of(topics.health(), topics.terms(), topics.outcomes()));
        for (String topic : KafkaResult.of(admin.listTopics().names(), "list the topics")) {
            if (topic.startsWith(topics.applicationId() + "-") && topic.endsWith("-changelog")) {
                compacted.add(topic);
            }
        }
        return compacted;
    }

    /** A record of a compacted topic that names an erased customer; those of terms name it in their values. */
    private boolean isMention(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.outcomes())) {
            return isOutcomeOf(record);
        }
        boolean inValue =
                record.topic().equals(topics.terms()) || record.topic().equals(topics.termsChangelog());
        return mentions.inStoreKey(record.key()) || (inValue && mentions.in(record.value()));
    }

    private boolean isOutcomeOf(ConsumerRecord<byte[], byte[]> record) {
        String customer = OutcomeMapping.customerOf(new String(record.key(), StandardCharsets.UTF_8));
        return customer != null && erased.customers().contains(customer);
    }

    /** Returns whether it is a message of the control topic with terms that name an erased customer. */
    private boolean hasTermsOf(ConsumerRecord<byte[], byte[]> record) {
        return control.deserialize(record.topic(), record.value()) instanceof Incoming.TermsChange change
                && change.terms() != null
                && change.terms().customerId() != null
                && erased.customers().contains(change.terms().customerId());
    }

    private static Optional<ProducerRecord<byte[], byte[]>> same(ConsumerRecord<byte[], byte[]> record) {
        return Optional.of(PartitionRewrite.copy(record, record.key(), record.value()));
    }

    /** Returns the record that takes the place of one that is erased: a movement that stays, under its pseudonym; else none. */
    private Optional<ProducerRecord<byte[], byte[]>> instead(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(topics.movements())
                ? erased.pseudonym(record).map(pseudonym -> renamed(record, pseudonym))
                : Optional.empty();
    }

    private static ProducerRecord<byte[], byte[]> renamed(ConsumerRecord<byte[], byte[]> record, Pseudonym pseudonym) {
        byte[] key = pseudonym.name().getBytes(StandardCharsets.UTF_8);
        Headers headers = CloudEvents.renamed(record.headers(), record.key(), pseudonym.name());
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), key, pseudonym.rename(record.value()), headers);
    }

    /** Also remembers where the record it is about lies, whichever key that has. */
    private boolean isLetterOf(ConsumerRecord<byte[], byte[]> letter) {
        boolean found = mentions.in(letter);
        if (found) {
            refused.add(DeadLetterJson.header(letter, DeadLetterJson.SOURCE_TOPIC)
                    + "-"
                    + DeadLetterJson.header(letter, DeadLetterJson.SOURCE_PARTITION)
                    + "@"
                    + DeadLetterJson.header(letter, DeadLetterJson.SOURCE_OFFSET));
        }
        return found;
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private void awaitEmptyGroup() {
        long begin = System.nanoTime();
        while (members() > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new UserError("the pipeline " + topics.applicationId()
                        + " still runs; stop every instance, wait for its session to end, and run the command again");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserError("interrupted while waiting for the pipeline to stop", e);
            }
        }
    }

    private int members() {
        String group = topics.applicationId();
        return KafkaResult.of(admin.describeConsumerGroups(List.of(group)).all(), "look at the group " + group)
                .values()
                .iterator()
                .next()
                .members()
                .size();
    }

    /** What is rewritten must have been processed: the pipeline goes on behind it. */
    private void checkDrained() {
        Map<TopicPartition, OffsetAndMetadata> committed = KafkaResult.of(
                admin.listConsumerGroupOffsets(topics.applicationId()).partitionsToOffsetAndMetadata(),
                "read the positions of " + topics.applicationId());
        Map<String, Long> unread = new HashMap<>();
        for (String input : topics.events()) {
            for (Written written : log.written(input)) {
                OffsetAndMetadata position = committed.get(written.partition());
                long read = position == null ? 0 : position.offset();
                log.read(written, record -> unread.merge(input, record.offset() < read ? 0L : 1L, Long::sum));
            }
        }
        List<String> open = new ArrayList<>();
        unread.forEach((topic, records) -> {
            if (records > 0) {
                open.add(records + " of " + topic);
            }
        });
        if (!open.isEmpty()) {
            throw new UserError("the pipeline has not processed all records: " + String.join(", ", open)
                    + "; stop the producers, let it finish, stop it, and run the command again");
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka, Topics topics) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.applicationId() + "-purge");
        config.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
