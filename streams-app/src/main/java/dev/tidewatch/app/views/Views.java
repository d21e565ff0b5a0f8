package dev.tidewatch.app.views;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All that can be asked of the output topics of one application. */
public final class Views implements AutoCloseable {

    private final AvroView avro;
    private final ViewStore store;
    private final MetricView metrics;
    private final CohortView cohorts;
    private final MovementView movements;
    private final AlertView alerts;
    private final HealthView health;
    private final LetterCount letters = new LetterCount();
    private final TopicReader reader;

    /**
     * From where they are read.
     *
     * @param kafka settings of the client
     * @param registryConfig of Confluent's deserializer
     * @param directory for the store; what it holds is deleted
     */
    public record Source(
            Map<String, ?> kafka,
            Topics topics,
            SchemaRegistryClient registry,
            Map<String, ?> registryConfig,
            Path directory) {}

    /** Begins to read; the topics must exist. */
    public Views(Source source) {
        Topics topics = source.topics;
        avro = new AvroView(source.registry, source.registryConfig);
        store = ViewStore.in(source.directory);
        metrics = new MetricView(new NewestView.Source(store, avro, topics.metrics()));
        cohorts = new CohortView(new NewestView.Source(store, avro, topics.cohorts()));
        movements = new MovementView(store, avro, topics.movements());
        alerts = new AlertView(store, avro, topics.alerts());
        health = new HealthView(new NewestView.Source(store, avro, topics.health()), alerts);
        reader = new TopicReader(
                source.kafka, List.of(metrics, cohorts, movements, alerts, health), topics.deadLetters(), letters);
    }

    /** Tells what arrives from now on, once all is read that was there at the start; on one thread, in batches. */
    public void listen(Consumer<List<ViewEvent>> listener) {
        reader.listen(listener);
    }

    /** Whether all was read that was there at the start. */
    public boolean areCaughtUp() {
        return reader.isCaughtUp();
    }

    /** Why what arrives is no longer kept; empty while it is. */
    public Optional<String> failure() {
        return Optional.ofNullable(reader.failure());
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
            public void customers(Consumer<CustomerMovements> receiver) {
                movements.customers(receiver);
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
