package dev.tidewatch.stream.metrics;

import dev.tidewatch.avro.state.FigureMapping;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.domain.figure.Revaluation;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.row.Horizon;
import dev.tidewatch.domain.row.Publication;
import dev.tidewatch.domain.row.SegmentDays;
import dev.tidewatch.domain.row.SegmentUpdate;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.state.DayRelease;
import dev.tidewatch.state.PublishedRate;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.SegmentRelease;
import dev.tidewatch.stream.plan.RowLimits;
import dev.tidewatch.stream.plan.ShutdownRequest;
import dev.tidewatch.stream.publish.RowPublisher;
import dev.tidewatch.stream.store.Stores;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the tasks release, and publishes rows whenever all of them have come further; many rows in steps, so that no
 * transaction holds too many. What comes meanwhile waits: all rows of one {@code asOf} are made of the same releases.
 */
public final class MetricsTask {

    private final Profile profile;
    private final KeyValueStore<Bytes, dev.tidewatch.state.FigureDay> figures;
    private final KeyValueStore<Bytes, dev.tidewatch.state.CohortHistory> cohorts;
    private final KeyValueStore<String, dev.tidewatch.state.SegmentDays> stored;
    private final SortedMap<Segment, SegmentDays> segments = new TreeMap<>();
    private final MetricsClocks clocks;
    private final MetricRates rates;
    private final RowPublisher publisher;
    private final PaidCounts paid;
    private final ReleaseInbox inbox;
    private final RowLimits limits;
    private final SegmentValues values;
    private final ShutdownRequest shutdown;

    MetricsTask(
            ProcessorContext<byte[], byte[]> context, Profile profile, Layout layout, RowPublisher.Factory publishers) {
        this.profile = profile;
        this.shutdown = ShutdownRequest.of(context.appConfigs());
        this.figures = context.getStateStore(Stores.FIGURES);
        this.cohorts = context.getStateStore(Stores.COHORTS);
        this.stored = context.getStateStore(Stores.SEGMENTS);
        this.clocks = new MetricsClocks(
                context.getStateStore(Stores.METRICS_PROGRESS),
                layout.partitions(),
                layout.limits().valuesOfADimension());
        this.inbox = new ReleaseInbox(context.getStateStore(Stores.RELEASE_INBOX));
        this.limits = layout.limits();
        this.paid = new PaidCounts(context.getStateStore(Stores.PAID));
        this.rates = new MetricRates(context.getStateStore(Stores.METRIC_RATES), profile.rates());
        this.publisher = publishers.on(context);
        try (KeyValueIterator<String, dev.tidewatch.state.SegmentDays> entries = stored.all()) {
            while (entries.hasNext()) {
                KeyValue<String, dev.tidewatch.state.SegmentDays> entry = entries.next();
                Segment segment = new Segment(entry.value.getDimension(), entry.value.getValue());
                segments.put(segment, FigureMapping.toDomain(entry.value));
            }
        }
        this.values = new SegmentValues(limits.valuesOfADimension(), segments.keySet());
        clocks.check(values);
    }

    /**
     * The number of clocks, and how many rows at once.
     *
     * @param partitions of the input topics
     */
    public record Layout(int partitions, RowLimits limits) {}

    void take(Release release) {
        if (clocks.isPublishing()) {
            inbox.add(release);
        } else {
            apply(release);
            publishWhatIsNew();
        }
    }

    /** Whether there are rows that were too many for one step. */
    boolean isPublishing() {
        return clocks.isPublishing();
    }

    /** Goes on with them. */
    void tick() {
        if (clocks.isPublishing() && !shutdown.isRequested()) {
            publishSome();
        }
    }

    private void apply(Release release) {
        PublishedRate rate = release.getRate();
        if (rate != null) {
            rates.put(RateMapping.toDomain(rate));
            return;
        }
        for (SegmentRelease segment : release.getSegments()) {
            add(segment, release.getLayout());
        }
        paid.bound();
        clocks.advance(release);
    }

    private void publishWhatIsNew() {
        if (clocks.begin()) {
            publishSome();
        }
    }

    private void add(SegmentRelease release, int layout) {
        Segment segment = new Segment(release.getDimension(), release.getValue());
        if (!segments.containsKey(segment) && !values.add(segment)) {
            return;
        }
        FigureStore days = new FigureStore(figures, segment.key());
        CohortStore cohorts = new CohortStore(this.cohorts, segment.key());
        SegmentDays known = segments.get(segment);
        for (DayRelease difference : release.getDays()) {
            int day = difference.getDay();
            FigureVector vector = FigureMapping.toDomain(difference, layout);
            cohorts.add(day, vector);
            paid.add(vector);
            days.put(day, days.get(day).plus(vector.ofRows()));
            known = known == null ? SegmentDays.startingAt(day) : known.changedAt(day);
            known = known.with(vector.natives().keySet());
        }
        cohorts.write();
        if (known != null) {
            keep(segment, known);
        }
    }

    private void publishSome() {
        Publication publication = new Publication(
                horizon(clocks.published()),
                Horizon.at(clocks.target(), profile),
                new Revaluation(rates.published()),
                new Revaluation(rates.now()));
        Segment last = clocks.lastSegment();
        SortedMap<Segment, SegmentDays> left = last == null ? segments : segments.tailMap(last);
        int most = publisher.rows() + limits.rowsAtOnce();
        publisher.rowsHave(clocks.movements());
        for (Map.Entry<Segment, SegmentDays> entry : left.entrySet()) {
            if (!entry.getKey().equals(last)) {
                publish(entry.getKey(), entry.getValue(), publication);
            }
            if (publisher.rows() - most >= 0 || shutdown.isRequested()) {
                clocks.pauseAfter(entry.getKey());
                return;
            }
        }
        Horizon before = publication.before();
        boolean dayEnded = before == null || before.closed() < publication.now().closed();
        clocks.end();
        rates.publish();
        if (dayEnded) {
            rank();
        }
        inbox.take().forEach(this::apply);
        clocks.begin();
    }

    /** Once a day, so that customers are not ranked anew whenever one of them pays. */
    private void rank() {
        RfmScale scale = paid.scale();
        if (clocks.isNews(scale)) {
            publisher.publish(scale);
        }
    }

    private void publish(Segment segment, SegmentDays stored, Publication publication) {
        Horizon before = publication.before();
        Horizon now = publication.now();
        if (!limits.follow(segment, now.closed())) {
            return;
        }
        SegmentDays known = stored.revalued(rates.firstDays());
        boolean sameDays = before != null && before.closed() == now.closed() && before.settled() == now.settled();
        if (known.changed() == null && sameDays) {
            return;
        }
        FigureStore days = new FigureStore(figures, segment.key());
        Instant asOf = now.asOf();
        SegmentDays updated =
                new SegmentUpdate(known, publication, days, row -> publisher.publish(segment, row, asOf)).run();
        new CohortStore(cohorts, segment.key())
                .publish(publication, limits, row -> publisher.publish(segment, row, asOf));
        if (!updated.equals(stored)) {
            keep(segment, updated);
        }
    }

    private @Nullable Horizon horizon(@Nullable Instant asOf) {
        return asOf == null ? null : Horizon.at(asOf, profile);
    }

    private void keep(Segment segment, SegmentDays days) {
        segments.put(segment, days);
        stored.put(segment.key(), FigureMapping.toAvro(segment, days));
    }
}
