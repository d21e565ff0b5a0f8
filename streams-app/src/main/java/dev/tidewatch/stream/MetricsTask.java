package dev.tidewatch.stream;

import dev.tidewatch.avro.FigureMapping;
import dev.tidewatch.avro.RateMapping;
import dev.tidewatch.domain.metric.FigureVector;
import dev.tidewatch.domain.metric.Horizon;
import dev.tidewatch.domain.metric.Publication;
import dev.tidewatch.domain.metric.Revaluation;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.domain.metric.SegmentDays;
import dev.tidewatch.domain.metric.SegmentUpdate;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.state.DayRelease;
import dev.tidewatch.state.PublishedRate;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.SegmentRelease;
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

/** Adds up what the tasks release, and publishes rows whenever all of them have come further. */
final class MetricsTask {

    private final Profile profile;
    private final KeyValueStore<Bytes, dev.tidewatch.state.FigureDay> figures;
    private final KeyValueStore<Bytes, dev.tidewatch.state.CohortHistory> cohorts;
    private final KeyValueStore<String, dev.tidewatch.state.SegmentDays> stored;
    private final SortedMap<Segment, SegmentDays> segments = new TreeMap<>();
    private final MetricsClocks clocks;
    private final MetricRates rates;
    private final RowPublisher publisher;

    MetricsTask(
            ProcessorContext<byte[], byte[]> context,
            Profile profile,
            int partitions,
            RowPublisher.Factory publishers) {
        this.profile = profile;
        this.figures = context.getStateStore(Stores.FIGURES);
        this.cohorts = context.getStateStore(Stores.COHORTS);
        this.stored = context.getStateStore(Stores.SEGMENTS);
        this.clocks = new MetricsClocks(context.getStateStore(Stores.METRICS_PROGRESS), partitions);
        this.rates = new MetricRates(context.getStateStore(Stores.METRIC_RATES), profile.rates());
        this.publisher = publishers.on(context);
        try (KeyValueIterator<String, dev.tidewatch.state.SegmentDays> entries = stored.all()) {
            while (entries.hasNext()) {
                KeyValue<String, dev.tidewatch.state.SegmentDays> entry = entries.next();
                Segment segment = new Segment(entry.value.getDimension(), entry.value.getValue());
                segments.put(segment, FigureMapping.toDomain(entry.value));
            }
        }
    }

    void take(Release release) {
        PublishedRate rate = release.getRate();
        if (rate != null) {
            rates.put(RateMapping.toDomain(rate));
            return;
        }
        for (SegmentRelease segment : release.getSegments()) {
            add(segment);
        }
        Long clock = release.getClock();
        if (clock != null && clocks.advance(release.getPartition(), clock)) {
            publish();
        }
    }

    private void add(SegmentRelease release) {
        Segment segment = new Segment(release.getDimension(), release.getValue());
        FigureStore days = new FigureStore(figures, segment.key());
        CohortStore cohorts = new CohortStore(this.cohorts, segment.key());
        SegmentDays known = segments.get(segment);
        for (DayRelease difference : release.getDays()) {
            int day = difference.getDay();
            FigureVector vector = FigureMapping.toDomain(difference);
            cohorts.add(day, vector);
            days.put(day, days.get(day).plus(vector.withoutCohorts()));
            known = known == null ? SegmentDays.startingAt(day) : known.changedAt(day);
            known = known.with(vector.natives().keySet());
        }
        if (known != null) {
            keep(segment, known);
        }
    }

    private void publish() {
        Horizon before = horizon(clocks.published());
        Horizon now = Horizon.at(clocks.reached(), profile);
        boolean sameDays = before != null && before.closed() == now.closed() && before.settled() == now.settled();
        Publication publication =
                new Publication(before, now, new Revaluation(rates.published()), new Revaluation(rates.now()));
        for (Map.Entry<Segment, SegmentDays> entry : segments.entrySet()) {
            SegmentDays known = entry.getValue().revalued(rates.firstDays());
            if (known.changed() != null || !sameDays) {
                publish(entry.getKey(), known, publication);
            }
        }
        clocks.publish();
        rates.publish();
    }

    private void publish(Segment segment, SegmentDays known, Publication publication) {
        FigureStore days = new FigureStore(figures, segment.key());
        Instant asOf = publication.now().asOf();
        SegmentDays updated =
                new SegmentUpdate(known, publication, days, row -> publisher.publish(segment, row, asOf)).run();
        new CohortStore(cohorts, segment.key()).publish(publication, row -> publisher.publish(segment, row, asOf));
        if (!updated.equals(segments.get(segment))) {
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
