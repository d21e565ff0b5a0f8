package dev.tidewatch.stream.metrics;

import dev.tidewatch.avro.state.FigureMapping;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.domain.figure.Revaluation;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.row.Horizon;
import dev.tidewatch.domain.row.MetricsFold;
import dev.tidewatch.domain.row.Publication;
import dev.tidewatch.domain.row.SegmentDays;
import dev.tidewatch.domain.row.SegmentRows;
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
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds up what the tasks release, and publishes rows whenever all of them have come further; many rows in steps, so that no
 * transaction holds too many. What comes meanwhile waits: all rows of one {@code asOf} are made of the same releases.
 */
public final class MetricsTask {

    private final Profile profile;
    private final KeyValueStore<Bytes, dev.tidewatch.state.FigureDay> figures;
    private final KeyValueStore<Bytes, dev.tidewatch.state.CohortHistory> cohorts;
    private final KeyValueStore<String, dev.tidewatch.state.SegmentDays> stored;
    private final NavigableMap<Segment, SegmentDays> segments = new TreeMap<>();
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
            if (clocks.begin()) {
                publishSome();
            }
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
            add(segment);
        }
        paid.bound();
        clocks.advance(release);
    }

    private void add(SegmentRelease release) {
        Segment segment = new Segment(release.getDimension(), release.getValue());
        if (!segments.containsKey(segment) && !values.add(segment)) {
            return;
        }
        FigureStore days = new FigureStore(figures, segment.key());
        CohortStore cohorts = new CohortStore(this.cohorts, segment.key());
        SegmentDays known = segments.get(segment);
        for (DayRelease difference : release.getDays()) {
            int day = difference.getDay();
            FigureVector vector = FigureMapping.toDomain(difference);
            cohorts.add(day, vector);
            paid.add(vector);
            days.put(day, days.get(day).plus(vector.ofRows()));
            known = MetricsFold.added(known, day, vector);
        }
        cohorts.write();
        if (known != null) {
            keep(segment, known);
        }
    }

    private void publishSome() {
        MetricsFold fold = new MetricsFold(publication());
        Segment last = clocks.lastSegment();
        NavigableMap<Segment, SegmentDays> left = last == null ? segments : segments.tailMap(last, false);
        int most = publisher.rows() + limits.rowsAtOnce();
        publisher.rowsHave(clocks.movements());
        for (Map.Entry<Segment, SegmentDays> entry : left.entrySet()) {
            publish(entry.getKey(), entry.getValue(), fold);
            if (publisher.rows() - most >= 0 || shutdown.isRequested()) {
                clocks.pauseAfter(entry.getKey());
                return;
            }
        }
        end(fold.publication());
    }

    private Publication publication() {
        Instant published = clocks.published();
        return new Publication(
                published == null ? null : Horizon.at(published, profile),
                Horizon.at(clocks.target(), profile),
                new Revaluation(rates.published()),
                new Revaluation(rates.now()),
                rates.firstDays());
    }

    private void publish(Segment segment, SegmentDays known, MetricsFold fold) {
        Horizon now = fold.publication().now();
        if (!limits.follow(segment, now.closed()) || !fold.isNews(known)) {
            return;
        }
        FigureStore days = new FigureStore(figures, segment.key());
        SegmentRows decided = fold.rows(known, days::get);
        decided.days().forEach(day -> days.put(day.day(), day.figures()));
        decided.rows().forEach(row -> publisher.publish(segment, row, now.asOf()));
        new CohortStore(cohorts, segment.key())
                .publish(fold.publication(), limits, row -> publisher.publish(segment, row, now.asOf()));
        if (!decided.segment().equals(known)) {
            keep(segment, decided.segment());
        }
    }

    /** Ends a publication, and takes what came meanwhile: it belongs to the next. */
    private void end(Publication publication) {
        clocks.end();
        rates.publish();
        if (publication.endsADay()) {
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

    private void keep(Segment segment, SegmentDays days) {
        segments.put(segment, days);
        stored.put(segment.key(), FigureMapping.toAvro(segment, days));
    }
}
