package dev.tidewatch.app.views;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that can be asked of the output topics of one application. */
public final class Views implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    /** What is fetched ahead is held in memory. */
    private static final int FETCHED_BYTES = 8 << 20;

    private final AvroView avro;
    private final ViewStore store;
    private final MetricView metrics;
    private final CohortView cohorts;
    private final MovementView movements;
    private final AlertView alerts;
    private final HealthView health;
    private final LetterCount letters;
    private final Optional<Forgetting> forgetting;
    private final TopicReader reader;

    /**
     * From where they are read.
     *
     * @param kafka settings of the client
     * @param registryConfig of Confluent's deserializer
     * @param directory for the store; what it holds is gone on from, if it is of these topics
     * @param version of this program
     * @param months so many months of rows are kept, with that of the last one; empty for all that the topics have
     */
    public record Source(
            Map<String, Object> kafka,
            Topics topics,
            SchemaRegistryClient registry,
            Map<String, ?> registryConfig,
            Path directory,
            String version,
            OptionalInt months) {

        /** A source of which everything is kept. */
        public Source(
                Map<String, Object> kafka,
                Topics topics,
                SchemaRegistryClient registry,
                Map<String, ?> registryConfig,
                Path directory,
                String version) {
            this(kafka, topics, registry, registryConfig, directory, version, OptionalInt.empty());
        }
    }

    /** Begins to read; the topics must exist. */
    public Views(Source source) {
        this(source, consumer(source.kafka), ids(source), InstantSource.system());
    }

    Views(
            Source source,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Map<String, String> ids,
            InstantSource time) {
        Topics topics = source.topics;
        Logs logs = Logs.of(consumer, ids);
        avro = new AvroView(source.registry, source.registryConfig);
        store = store(source, logs, time);
        metrics = new MetricView(new NewestView.Source(store, avro, topics.metrics()));
        cohorts = new CohortView(new NewestView.Source(store, avro, topics.cohorts()));
        movements = new MovementView(store, avro, topics.movements());
        alerts = new AlertView(store, avro, topics.alerts());
        health = new HealthView(new NewestView.Source(store, avro, topics.health()), alerts);
        letters = new LetterCount(store, topics.deadLetters());
        forgetting = source.months.isPresent()
                ? Optional.of(new Forgetting(source.months.getAsInt(), metrics, cohorts, alerts))
                : Optional.empty();
        reader = new TopicReader(consumer, logs, letters, ReadSoFar.in(store, source.version, logs, time));
        forgetting.ifPresent(one -> reader.afterEach(one::look));
        reader.begin(List.of(metrics, cohorts, movements, alerts, health));
    }

    /** Where they are kept. */
    public static Path directory(Path state, String applicationId) {
        return state.resolve(applicationId + "-views");
    }

    private static ViewStore store(Source source, Logs logs, InstantSource time) {
        ViewStore store = ViewStore.in(source.directory);
        Optional<String> doubt = ReadSoFar.doubt(store, source.version, logs, time.instant());
        if (doubt.isEmpty()) {
            return store;
        }
        LOG.info("The views of the output topics are read anew: {}", doubt.get());
        return store.anew();
    }

    private static org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        return CommittedRecords.consumer(config);
    }

    private static Map<String, String> ids(Source source) {
        Topics topics = source.topics;
        List<String> names = List.of(
                topics.metrics(),
                topics.cohorts(),
                topics.movements(),
                topics.alerts(),
                topics.health(),
                topics.deadLetters());
        Map<String, String> ids = new HashMap<>();
        try (Admin admin = ClusterAdmin.of(source.kafka)) {
            KafkaResult.of(admin.describeTopics(names).allTopicNames(), "read the ids of the output topics")
                    .forEach((topic, description) ->
                            ids.put(topic, description.topicId().toString()));
        }
        return ids;
    }

    /** Tells what arrives from now on, once all is read that was there at the start; on one thread, in batches. */
    public void listen(Consumer<List<ViewEvent>> listener) {
        reader.listen(listener);
    }

    /** Whether all was read that was there at the start. */
    public boolean areCaughtUp() {
        return reader.isCaughtUp();
    }

    /** How long ago nothing was left to read, for the last time: whatever was published before that is here. */
    public Duration behind() {
        return reader.behind();
    }

    /** Why what arrives is no longer kept; empty while it is. */
    public Optional<String> failure() {
        return Optional.ofNullable(reader.failure());
    }

    /** The first day of which rows are kept, if earlier ones were dropped; empty while all are there that the topics have. */
    public Optional<LocalDate> keptFrom() {
        return forgetting.flatMap(Forgetting::keptFrom);
    }

    public MetricView metrics() {
        return metrics;
    }

    public CohortView cohorts() {
        return cohorts;
    }

    public MovementView movements() {
        return movements;
    }

    public AlertView alerts() {
        return alerts;
    }

    public HealthView health() {
        return health;
    }

    public LetterCount letters() {
        return letters;
    }

    /** What an explanation of one figure reads. */
    public Outputs explaining(Question question) {
        return new Outputs() {
            @Override
            public void rows(RowReceiver receiver) {
                metrics.explainable(question.segment().key(), question.window().name(), receiver);
            }

            @Override
            public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
                movements.customers(wanted, receiver);
            }

            @Override
            public boolean areLive() {
                return true;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        reader.close();
        store.close();
        avro.close();
    }
}
