package dev.tidewatch.stream.store;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.tidewatch.avro.state.CustomerStateSerde;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.state.CohortHistory;
import dev.tidewatch.state.FigureDay;
import dev.tidewatch.state.MetricRate;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.PublishedRate;
import dev.tidewatch.state.PublishedTerms;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.RfmRanking;
import dev.tidewatch.state.SegmentDays;
import dev.tidewatch.state.TaskClock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of a customer task and of the metrics task. Persistent ones where they are large, so that a restart need not wait out a dead process's transaction. */
public final class Stores {

    /** Key customerId as UTF-8, value {@link CustomerState}. */
    public static final String CUSTOMERS = "customers";

    /** Key due instant and customerId, empty value: whom the clock must call, in order. */
    public static final String DUE = "due";

    /** One entry: how far the task has come in time. */
    public static final String TASK_CLOCK = "task-clock";

    /**
     * Key customerId as UTF-8, value one byte: whose changes the metrics do not know yet. It is small and on disk all the same: each
     * customer comes and goes once a second, and a store in memory would read all of that back at a start.
     */
    public static final String UNRELEASED = "unreleased";

    /** Key currency and day, value {@link PublishedRate}: every rate that holds, in each task. */
    public static final String RATES = "rates";

    /** Key currency, day and customerId, empty value: who asked for the rate of that day. */
    public static final String RATE_USERS = "rate-users";

    /** Key termsId, value {@link PublishedTerms}: the terms of every discount that are known, in each task. */
    public static final String TERMS = "terms";

    /** Key a terms id and a customer, or the other way round, empty value: whom terms concern. */
    public static final String TERMS_INDEX = "terms-index";

    /** Key segment and business day, value {@link FigureDay}. */
    public static final String FIGURES = "figures";

    /** Key segment and cohort, value {@link CohortHistory}. */
    public static final String COHORTS = "cohorts";

    /** Key segment, value {@link SegmentDays}: how far its rows have come. */
    public static final String SEGMENTS = "segments";

    /** One entry: how far all input has come. */
    public static final String METRICS_PROGRESS = "metrics-progress";

    /** Key measure and bucket, value how many paying customers. */
    public static final String PAID = "paid";

    /** One entry: what the task's customers are ranked by. */
    public static final String RANKING = "ranking";

    /** Key order of arrival, value {@link Release}: what waits until rows are published. */
    public static final String RELEASE_INBOX = "release-inbox";

    /** Key currency and day, value {@link MetricRate}: the rates of the rows. */
    public static final String METRIC_RATES = "metric-rates";

    private static final String LOG_APPEND_TIME = "LogAppendTime";

    /**
     * The changelog of a store on disk: however long the pipeline has run, what a lost disk costs is the live records and a few
     * segments of old ones. The broker compacts no segment that it still writes to, and by itself it makes them of 1 GiB. It rolls
     * them by the time of writing: by the time of the events, a history would make one a week.
     */
    private static final Map<String, String> ON_DISK = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            mebibytes(64),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            LOG_APPEND_TIME);

    /**
     * The changelog of a store in memory, which is read from its beginning at every start: it must stay about as small as the
     * store. Who reads it has no older copy that would need yesterday's deletions.
     */
    private static final Map<String, String> IN_MEMORY = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            mebibytes(1),
            TopicConfig.SEGMENT_MS_CONFIG,
            minutes(10),
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            minutes(10),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            LOG_APPEND_TIME);

    private Stores() {}

    private static String mebibytes(int number) {
        return Integer.toString(number << 20);
    }

    private static String minutes(int number) {
        return Long.toString(Duration.ofMinutes(number).toMillis());
    }

    /** Cached, so that a customer that several records of a commit touch is written once. */
    public static StoreBuilder<KeyValueStore<byte[], CustomerState>> customers() {
        return keyValueStoreBuilder(persistentKeyValueStore(CUSTOMERS), Serdes.ByteArray(), new CustomerStateSerde())
                .withCachingEnabled()
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> due() {
        return keyValueStoreBuilder(persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(ON_DISK);
    }

    /** Cached, so that a clock that moves with every event is written once a commit. */
    public static StoreBuilder<KeyValueStore<String, TaskClock>> taskClock() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(TASK_CLOCK),
                        Serdes.String(),
                        StateCodec.taskClock().serde())
                .withCachingEnabled()
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> unreleased() {
        return keyValueStoreBuilder(persistentKeyValueStore(UNRELEASED), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<String, PublishedRate>> rates() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(RATES),
                        Serdes.String(),
                        StateCodec.rate().serde())
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> rateUsers() {
        return keyValueStoreBuilder(persistentKeyValueStore(RATE_USERS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<String, PublishedTerms>> terms() {
        return keyValueStoreBuilder(
                        persistentKeyValueStore(TERMS),
                        Serdes.String(),
                        StateCodec.terms().serde())
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> termsIndex() {
        return keyValueStoreBuilder(persistentKeyValueStore(TERMS_INDEX), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<String, MetricRate>> metricRates() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(METRIC_RATES),
                        Serdes.String(),
                        StateCodec.metricRate().serde())
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<Bytes, FigureDay>> figures() {
        return keyValueStoreBuilder(
                        persistentKeyValueStore(FIGURES),
                        Serdes.Bytes(),
                        StateCodec.figureDay().serde())
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<Bytes, CohortHistory>> cohorts() {
        return keyValueStoreBuilder(
                        persistentKeyValueStore(COHORTS),
                        Serdes.Bytes(),
                        StateCodec.cohorts().serde())
                .withLoggingEnabled(ON_DISK);
    }

    public static StoreBuilder<KeyValueStore<String, SegmentDays>> segments() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(SEGMENTS),
                        Serdes.String(),
                        StateCodec.segmentDays().serde())
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<String, Long>> paid() {
        return keyValueStoreBuilder(inMemoryKeyValueStore(PAID), Serdes.String(), Serdes.Long())
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<String, RfmRanking>> ranking() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(RANKING),
                        Serdes.String(),
                        StateCodec.ranking().serde())
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<Long, Release>> releaseInbox() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(RELEASE_INBOX),
                        Serdes.Long(),
                        StateCodec.release().serde())
                .withLoggingEnabled(IN_MEMORY);
    }

    public static StoreBuilder<KeyValueStore<String, MetricsProgress>> metricsProgress() {
        return keyValueStoreBuilder(
                        inMemoryKeyValueStore(METRICS_PROGRESS),
                        Serdes.String(),
                        StateCodec.metricsProgress().serde())
                .withLoggingEnabled(IN_MEMORY);
    }
}
