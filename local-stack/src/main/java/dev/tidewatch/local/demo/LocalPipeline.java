package dev.tidewatch.local.demo;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.serve.HttpEndpoints;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.app.views.reading.ViewSource;
import dev.tidewatch.cli.Version;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.store.StateBuffers;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;

/** The production topology, live, on an embedded stack, and the ways in and out of it. */
final class LocalPipeline implements AutoCloseable {

    private static final HostAndPort USUAL = HostAndPort.fromParts("127.0.0.1", 8080);
    private static final HostAndPort ANY = HostAndPort.fromParts("127.0.0.1", 0);
    private static final short ONE_REPLICA = 1;
    private static final long KEEP = -1;

    /** The demo keeps days and cohorts for so many months; a year passes in twelve minutes. */
    private static final int MONTHS_KEPT = 24;

    private static final long CACHE_BYTES = 32 << 20;

    private final Settings settings;
    private final Topics topics;
    private final SchemaRegistryClient registry;
    private final Map<String, Object> registryConfig = new HashMap<>();
    private final Map<String, Object> kafka;

    LocalPipeline(LocalStack stack, Settings settings) {
        this.settings = settings;
        topics = settings.topics();
        registryConfig.put("schema.registry.url", stack.schemaRegistryUrl());
        registryConfig.put("avro.remove.java.properties", true);
        registry = RegistryClient.of(registryConfig);
        kafka = Map.of("bootstrap.servers", stack.bootstrapServers());
    }

    /** Topics and schemas. */
    void prepare() {
        try (Admin admin = ClusterAdmin.of(kafka)) {
            new TopicSetup(admin, topics).create(new TopicSetup.Layout(settings.partitions(), ONE_REPLICA, KEEP));
        }
        new SchemaSetup(registry, topics).register();
    }

    /** Bounds what the topics take of the disk; to be called when what was sent as history is read. */
    void bound(int rate) {
        try (Admin admin = ClusterAdmin.of(kafka)) {
            new TopicBounds(topics, rate).apply(admin);
        }
    }

    /** @param clock the present of whoever sends the events */
    RunningPipeline start(Path stateDirectory, LiveClock clock) {
        Pipeline pipeline = new Pipeline(
                new Plan(
                        topics,
                        settings.partitions(),
                        settings.policy(),
                        ClockMode.WALL,
                        settings.rowLimits().followingCohortsFor(MONTHS_KEPT),
                        settings.get(PipelineKeys.INPUT_MAX_BYTES),
                        clock),
                registry,
                registryConfig);
        Map<String, Object> streams = new HashMap<>();
        streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        streams.put(StateBuffers.CACHE, CACHE_BYTES);
        streams.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), TopicBounds.SEGMENT_BYTES);
        streams.put(HeapShare.CONFIG, settings.heapShare());
        streams.putAll(settings.streams());
        return RunningPipeline.start(pipeline.topology(), topics.applicationId(), kafka, streams);
    }

    /** Opens the copy of the output topics that the page shows. */
    Views views(Path stateDirectory) {
        return new Views(new ViewSource(
                kafka,
                topics,
                registry,
                registryConfig,
                Views.directory(stateDirectory, topics.applicationId()),
                Version.number(),
                settings.profile().segmentAttributes(),
                OptionalInt.of(MONTHS_KEPT)));
    }

    /**
     * The page and the API; the port of the settings, else 8080, else any that is free.
     *
     * @throws UserError if the address that is set cannot be had
     */
    HttpEndpoints endpoints(RunningPipeline running, Views views, Path stateDirectory, LiveClock clock) {
        HttpEndpoints.Behind behind = new HttpEndpoints.Behind(
                running, views, kafka, registry, registryConfig, stateDirectory, Version.number(), clock);
        if (settings.get(HttpKeys.BIND).isPresent()) {
            return HttpEndpoints.open(settings.get(HttpKeys.BIND), settings, behind);
        }
        try {
            return HttpEndpoints.open(Optional.of(USUAL), settings, behind);
        } catch (UserError taken) {
            return HttpEndpoints.open(Optional.of(ANY), settings, behind);
        }
    }

    /** Closed by closing the sender. */
    EventSender events(Sender sender) {
        return new EventSender(sender, new KafkaAvroSerializer(registry, registryConfig), topics);
    }

    Sender sender() {
        return Sender.to(kafka);
    }

    OutputTopics outputs() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        Map<String, Object> specific = new HashMap<>(registryConfig);
        specific.put("specific.avro.reader", true);
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer(registry, specific);
        return new OutputTopics(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                (topic, bytes) -> (SpecificRecord) avro.deserialize(topic, bytes),
                topics);
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }
}
