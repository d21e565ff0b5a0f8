package dev.tidewatch.local.replay;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.records.BadLines;
import dev.tidewatch.app.records.InputLoader;
import dev.tidewatch.app.records.RecordLines;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;

/** One replay on one embedded stack: load, announce the end, run the pipeline to it, write what came out. */
final class Replay implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final short ONE_REPLICA = 1;
    private static final long KEEP = -1;

    /** A fetch waits so long in place of half a second: to go on to the next topic, the reader waits for its last fetch, which finds nothing. */
    private static final int LONGEST_FETCH_MS = 10;

    private static final int LONGEST_POLL_MS = (int) Duration.ofHours(6).toMillis();

    /** The rows of all days are one transaction; brokers allow no longer ones by default. */
    private static final int LONGEST_TRANSACTION_MS =
            (int) Duration.ofMinutes(15).toMillis();

    private final Settings settings;
    private final Topics topics;
    private final PrintWriter err;
    private final SchemaRegistryClient registry;
    private final Map<String, Object> registryConfig = new HashMap<>();
    private final Map<String, Object> kafka;
    private final Admin admin;
    private final Phases phases = new Phases();

    Replay(LocalStack stack, Settings settings, PrintWriter err) {
        this.settings = settings;
        this.topics = settings.topics();
        this.err = err;
        registryConfig.put("schema.registry.url", stack.schemaRegistryUrl());
        registryConfig.put("avro.remove.java.properties", true);
        registry = RegistryClient.of(registryConfig);
        kafka = Map.of("bootstrap.servers", stack.bootstrapServers());
        admin = ClusterAdmin.of(kafka);
    }

    /**
     * A request says what a run reads, and where its results go.
     *
     * @param skipBad whether lines that are no record are left out; they were reported before
     * @param until the last instant whose due effects show
     * @param rows those of {@code retention-metrics} that are written
     */
    record Request(
            JsonLinesReader input, boolean skipBad, Instant until, WantedRows rows, Path output, Path stateDirectory) {}

    /** Holds what a run found. */
    record Result(
            long recordsIn,
            Instant until,
            OutputFiles outputs,
            Map<String, Phases.Spent> phases,
            Map<String, Long> topicBytes) {}

    Result run(Request request) {
        new TopicSetup(admin, topics).create(new TopicSetup.Layout(settings.partitions(), ONE_REPLICA, KEEP));
        new SchemaSetup(registry, topics).register();
        try (Sender sender = Sender.to(kafka)) {
            InputLoader loader = phases.time("load", () -> load(request, sender));
            Instant until = loader.newest().isAfter(request.until()) ? loader.newest() : request.until();
            EndOfReplay end = EndOfReplay.announce(
                    admin,
                    sender,
                    new EndOfReplay.Announcement(until, topics.control(), inputNames(), settings.partitions()));
            phases.time("process", () -> process(end, request.stateDirectory()));
            OutputFiles outputs = phases.time("write", () -> outputs(request));
            return new Result(loader.records(), until, outputs, phases.spent(), topicBytes());
        }
    }

    @Override
    public void close() throws IOException {
        admin.close(Duration.ZERO);
        registry.close();
    }

    private InputLoader load(Request request, Sender sender) {
        JsonLinesReader input = request.input();
        Instant latest = Instant.now().plus(settings.profile().skew());
        InputLoader loader = new InputLoader(sender, new KafkaAvroSerializer(registry, registryConfig), topics, latest);
        try (Progress progress = Progress.of("Loading", input.size().orElse(-1), err)) {
            BadLines bad = request.skipBad() ? BadLines.leftOut(known -> {}) : BadLines.fatal();
            loader.load(input, bad, lines -> progress.at(lines.bytesRead()));
        }
        handOutTables(sender);
        return loader;
    }

    private void handOutTables(Sender sender) {
        RateRules rules = new RateRules(settings.profile().reportingCurrency());
        WholeTables tables = new WholeTables(sender, topics, rules, settings.partitions());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                IncomingDeserializer rates = new IncomingDeserializer(InputRecord.RATES, registry, registryConfig);
                IncomingDeserializer terms = new IncomingDeserializer(InputRecord.TERMS, registry, registryConfig)) {
            tables.handOut(new OutputReader(consumer, admin), rates, terms);
        }
    }

    private long process(EndOfReplay end, Path stateDirectory) {
        Pipeline pipeline = new Pipeline(
                new Plan(
                        topics,
                        settings.partitions(),
                        settings.policy(),
                        ClockMode.EVENT,
                        settings.rowLimits(),
                        settings.get(PipelineKeys.INPUT_MAX_BYTES)),
                registry,
                registryConfig);
        Map<String, Object> streams = new HashMap<>();
        streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        // One message may make a whole company's effects fall due.
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), LONGEST_POLL_MS);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG), LONGEST_POLL_MS);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), LONGEST_TRANSACTION_MS);
        streams.put(HeapShare.CONFIG, settings.heapShare());
        streams.putAll(settings.streams());
        String group = topics.applicationId();
        try (Progress progress = Progress.of("Processing", end.total(), err);
                RunningPipeline running = RunningPipeline.start(pipeline.topology(), group, kafka, streams)) {
            long processed = 0;
            while (processed < end.total()) {
                if (running.awaitEnd(LOOK)) {
                    throw new UserError("the pipeline stopped before the end: " + running.failure());
                }
                processed = end.processed(group);
                progress.at(processed);
            }
            // What the tasks released makes rows, and the rows say what the tasks' customers are ranked by.
            awaitAll(topics.differences(), end, group, running);
            awaitAll(topics.control(), end, group, running);
            return processed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", e);
        }
    }

    /** What is in an internal topic now is taken; what comes of it is in the transaction that takes the last of it. */
    private void awaitAll(String topic, EndOfReplay end, String group, RunningPipeline running)
            throws InterruptedException {
        Map<TopicPartition, Long> last;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            last = new OutputReader(consumer, admin).lastOffsets(topic);
        }
        while (!end.hasPassed(group, last)) {
            if (running.awaitEnd(LOOK)) {
                throw new UserError("the pipeline stopped before the end: " + running.failure());
            }
        }
    }

    private OutputFiles outputs(Request request) {
        Map<String, Object> specific = new HashMap<>(registryConfig);
        specific.put("specific.avro.reader", true);
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer(registry, specific);
                RecordLines letters = new RecordLines(registry, registryConfig, topics.deadLetters());
                KafkaConsumer<byte[], byte[]> consumer = consumer();
                Progress progress = Progress.of("Writing", -1, err)) {
            Deserializer<SpecificRecord> records = (topic, bytes) -> (SpecificRecord) avro.deserialize(topic, bytes);
            OutputFiles.Decoding decoding = new OutputFiles.Decoding(records, letters);
            OutputReader reader = new OutputReader(consumer, admin);
            OutputFiles files = new OutputFiles(reader, decoding, topics, request.rows(), request.output());
            files.write();
            new OrderFile(reader, topics).write(request.output());
            progress.at(files.records().size());
            return files;
        }
    }

    /** Returns what each topic takes on the broker's disk, as far as it is not compacted by now. */
    private Map<String, Long> topicBytes() {
        Collection<Integer> brokers = KafkaResult.of(admin.describeCluster().nodes(), "list the brokers").stream()
                .map(Node::id)
                .toList();
        Map<String, Long> bytes = new TreeMap<>();
        KafkaResult.of(admin.describeLogDirs(brokers).allDescriptions(), "measure the topics")
                .values()
                .forEach(directories -> directories
                        .values()
                        .forEach(directory -> directory
                                .replicaInfos()
                                .forEach((partition, replica) ->
                                        bytes.merge(partition.topic(), replica.size(), Long::sum))));
        return bytes;
    }

    private Set<String> inputNames() {
        Set<String> names = new TreeSet<>();
        topics.inputs().forEach(input -> names.add(input.name()));
        return names;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
