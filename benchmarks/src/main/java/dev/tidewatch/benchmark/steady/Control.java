package dev.tidewatch.benchmark.steady;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Arguments;
import dev.tidewatch.stream.names.Topics;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The least that a Kafka Streams job can do with the same events, with the same guarantee, commits and threads. */
@Command(
        name = "control",
        description = "Run a job that copies every event to one topic.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class Control implements Callable<Integer> {

    static final String OUTPUT = "control-output";

    private static final String STORE = "latest";
    private static final String BYTES = "bytes";
    private static final int COMMIT_MS = 100;
    private static final int BATCH_BYTES = 1 << 17;
    private static final int THREADS = 2;
    private static final long CACHE_BYTES = 16 << 20;

    @Option(names = "--store", description = "Also read and write one RocksDB entry a record.")
    private boolean store;

    @Option(names = "--group", required = true, description = "Application id.")
    private String group = "";

    @Option(names = "--bootstrap", required = true, description = "The broker.")
    private String bootstrap = "";

    @Option(names = "--directory", required = true, description = "Of its state.")
    private String directory = "";

    public static void main(String[] args) {
        System.exit(Arguments.readBy(new CommandLine(new Control())).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Properties config = new Properties();
        config.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                group,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                StreamsConfig.STATE_DIR_CONFIG,
                directory,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                COMMIT_MS,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                THREADS,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                CACHE_BYTES,
                StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG,
                true,
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                BATCH_BYTES,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
        CountDownLatch asked = new CountDownLatch(1);
        try (KafkaStreams streams = new KafkaStreams(topology(), config)) {
            Runtime.getRuntime().addShutdownHook(new Thread(asked::countDown));
            streams.start();
            asked.await();
        }
        return 0;
    }

    private Topology topology() {
        Topics topics = Settings.of(new SettingLayers()).topics();
        List<String> events = topics.events();
        Topology topology = new Topology();
        topology.addSource(
                "events",
                Serdes.ByteArray().deserializer(),
                Serdes.ByteArray().deserializer(),
                events.toArray(String[]::new));
        ProcessorSupplier<byte[], byte[], byte[], byte[]> copy = store ? Remember::new : Copy::new;
        topology.addProcessor("copy", copy, "events");
        if (store) {
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()),
                    "copy");
        }
        topology.addSink(
                BYTES,
                OUTPUT,
                Serdes.ByteArray().serializer(),
                Serdes.ByteArray().serializer(),
                "copy");
        return topology;
    }

    private static class Copy extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            context().forward(record);
        }
    }

    private static final class Remember extends Copy {
        @Override
        public void process(Record<byte[], byte[]> record) {
            KeyValueStore<byte[], byte[]> latest = context().getStateStore(STORE);
            byte[] before = latest.get(record.key());
            latest.put(record.key(), record.value());
            super.process(before == null ? record : record.withValue(before));
        }
    }
}
