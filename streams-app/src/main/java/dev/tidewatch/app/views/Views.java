package dev.tidewatch.app.views;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.app.views.reading.LetterCount;
import dev.tidewatch.app.views.reading.Logs;
import dev.tidewatch.app.views.reading.ReadSoFar;
import dev.tidewatch.app.views.reading.TopicReader;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.app.views.reading.ViewSource;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that can be asked of the output topics of one application. */
public final class Views implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    private final AvroView avro;
    private final ViewStore store;
    private final MetricView metrics;
    private final CohortView cohorts;
    private final SegmentMembers members;
    private final MovementView movements;
    private final AlertView alerts;
    private final OutcomeView outcomes;
    private final HealthView health;
    private final LetterCount letters;
    private final Optional<Forgetting> forgetting;
    private final TopicReader reader;

    /** Begins to read; the topics must exist. */
    public Views(ViewSource source) {
        this(source, source.consumer(), source.ids(), InstantSource.system());
    }

    Views(
            ViewSource source,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Map<String, String> ids,
            InstantSource time) {
        Topics topics = source.topics();
        Logs logs = Logs.of(consumer, ids);
        avro = new AvroView(source.registry(), source.registryConfig());
        store = store(source, logs, time);
        metrics = new MetricView(new NewestView.Source(store, avro, topics.metrics()));
        cohorts = new CohortView(new NewestView.Source(store, avro, topics.cohorts()));
        members = new SegmentMembers(store, new LineSegments(source.attributes()));
        movements = new MovementView(new NewestView.Source(store, avro, topics.movements()), members);
        alerts = new AlertView(store, avro, topics.alerts());
        outcomes = new OutcomeView(new NewestView.Source(store, avro, topics.outcomes()));
        health = new HealthView(new NewestView.Source(store, avro, topics.health()), alerts);
        letters = new LetterCount(store, topics.deadLetters());
        forgetting = source.months().isPresent()
                ? Optional.of(new Forgetting(source.months().getAsInt(), metrics, cohorts, alerts))
                : Optional.empty();
        reader = new TopicReader(consumer, logs, letters, ReadSoFar.in(store, source.reader(), logs, time));
        forgetting.ifPresent(one -> reader.afterEach(one::look));
        reader.begin(List.of(metrics, cohorts, movements, alerts, outcomes, health));
    }

    /** Returns the directory that they are kept in. */
    public static Path directory(Path state, String applicationId) {
        return state.resolve(applicationId + "-views");
    }

    private static ViewStore store(ViewSource source, Logs logs, InstantSource time) {
        ViewStore store = ViewStore.in(source.directory());
        Optional<String> doubt = ReadSoFar.doubt(store, source.reader(), logs, time.instant());
        if (doubt.isEmpty()) {
            return store;
        }
        LOG.info("The views of the output topics are read anew: {}", doubt.get());
        return store.anew();
    }

    /** Tells what arrives from now on, once all is read that was there at the start; on one thread, in batches. */
    public void listen(Consumer<List<ViewEvent>> listener) {
        reader.listen(listener);
    }

    /** Returns whether all was read that was there at the start. */
    public boolean areCaughtUp() {
        return reader.isCaughtUp();
    }

    /** Returns how long ago nothing was left to read, for the last time: whatever was published before that is here. */
    public Duration behind() {
        return reader.behind();
    }

    /** Returns why what arrives is no longer kept; empty while it is. */
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

    public SegmentMembers members() {
        return members;
    }

    public MovementView movements() {
        return movements;
    }

    public AlertView alerts() {
        return alerts;
    }

    public OutcomeView outcomes() {
        return outcomes;
    }

    public HealthView health() {
        return health;
    }

    public LetterCount letters() {
        return letters;
    }

    /** Returns what an explanation of one figure reads. */
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
