package dev.tidewatch.stream.metrics;

import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.stream.store.Stores;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Up to when the figures of a running pipeline hold all that came. Rows alone do not say it: where nothing changes a figure, none is
 * published until the day ends.
 */
public final class FiguresReach {

    private final KafkaStreams streams;

    public FiguresReach(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Empty before the first rows, and while another instance makes them or their state is read back, and once it has stopped. */
    public Optional<Instant> reach() {
        try {
            return store().flatMap(FiguresReach::in);
        } catch (InvalidStateStoreException e) { // It has moved meanwhile.
            return Optional.empty();
        }
    }

    /** Returns true if this instance, which runs, does not make the figures: another one does, or nobody does yet. */
    public boolean isElsewhere() {
        try {
            // Only a question finds out that no task of this instance has it.
            store().ifPresent(store -> store.get(MetricsClocks.ONLY));
            return store().isEmpty();
        } catch (InvalidStateStoreException e) {
            return true;
        }
    }

    private Optional<ReadOnlyKeyValueStore<String, MetricsProgress>> store() {
        try {
            return Optional.of(streams.store(StoreQueryParameters.fromNameAndType(
                    Stores.METRICS_PROGRESS, QueryableStoreTypes.keyValueStore())));
        } catch (InvalidStateStoreException | IllegalStateException e) { // The second of a pipeline that has stopped.
            return Optional.empty();
        }
    }

    /** Returns where the instance is reached that makes the figures; empty where instances do not say how they are reached, and while nobody does. */
    public Optional<HostInfo> maker() {
        try {
            KeyQueryMetadata found =
                    streams.queryMetadataForKey(Stores.METRICS_PROGRESS, MetricsClocks.ONLY, new StringSerializer());
            return Optional.ofNullable(found).map(KeyQueryMetadata::activeHost).filter(host -> host.port() > 0);
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    public static Optional<Instant> in(ReadOnlyKeyValueStore<String, MetricsProgress> store) {
        return Optional.ofNullable(store.get(MetricsClocks.ONLY))
                .map(MetricsProgress::getAsOf)
                .map(Instant::ofEpochMilli);
    }
}
