package dev.tidewatch.stream;

import dev.tidewatch.state.MetricsProgress;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
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
            return in(streams.store(StoreQueryParameters.fromNameAndType(
                    Stores.METRICS_PROGRESS, QueryableStoreTypes.<String, MetricsProgress>keyValueStore())));
        } catch (InvalidStateStoreException | IllegalStateException e) { // The second of a pipeline that has stopped.
            return Optional.empty();
        }
    }

    static Optional<Instant> in(ReadOnlyKeyValueStore<String, MetricsProgress> store) {
        return Optional.ofNullable(store.get(MetricsClocks.ONLY))
                .map(MetricsProgress::getAsOf)
                .map(Instant::ofEpochMilli);
    }
}
