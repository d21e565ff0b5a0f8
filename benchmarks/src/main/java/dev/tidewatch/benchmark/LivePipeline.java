package dev.tidewatch.benchmark;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topology with the wall clock, on a broker and a registry of its own, all in this process. */
final class LivePipeline implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final LocalStack stack;
    private final Settings settings;
    private final Map<String, Object> kafka;
    private final Map<String, Object> registryConfig;
    private final SchemaRegistryClient registry;
    private final StackInput input;
    private final RunningPipeline running;
    private final KafkaConsumer<byte[], byte[]> rows;

    private LivePipeline(LocalStack stack, Settings settings, Map<String, String> streams) {
        this.stack = stack;
        this.settings = settings;
        kafka = Map.of("bootstrap.servers", stack.bootstrapServers());
        registryConfig = Map.of("schema.registry.url", stack.schemaRegistryUrl());
        registry = RegistryClient.of(registryConfig);
        prepare();
        input = new StackInput(stack, settings.topics());
        rows = reader(settings.topics().metrics());
        Pipeline pipeline = new Pipeline(
                new Plan(
                        settings.topics(),
                        settings.partitions(),
                        settings.policy(),
                        ClockMode.WALL,
                        settings.rowLimits()),
                registry,
                registryConfig);
        running = RunningPipeline.start(pipeline.topology(), settings.topics().applicationId(), kafka, streams);
    }

    static LivePipeline start(Path state, Duration lateness) throws IOException {
        Settings settings = Settings.of(
                new SettingLayers().named("the benchmark", Map.of("tidewatch.lateness", lateness.toDays() + "d")));
        return new LivePipeline(LocalStack.temporary(), settings, Map.of("state.dir", state.toString()));
    }

    static LivePipeline committing(Duration interval, Path state) {
        Map<String, String> streams =
                Map.of("state.dir", state.toString(), "commit.interval.ms", Long.toString(interval.toMillis()));
        return new LivePipeline(LocalStack.temporary(), Settings.of(new SettingLayers()), streams);
    }

    /** Where its events come from. */
    StackInput input() {
        return input;
    }

    /** How to reach its broker. */
    Map<String, Object> kafka() {
        return kafka;
    }

    /** Of what is committed of the alerts; who asks closes it. */
    KafkaConsumer<byte[], byte[]> alerts() {
        return reader(settings.topics().alerts());
    }

    /** The rows of past days that come from now on, until none has come for a while. */
    Rows pastRows(Duration quiet) {
        input.flush();
        long start = System.nanoTime();
        Duration cpu = cpu();
        Rows seen = Rows.NONE;
        long last = start;
        while (seen.count == 0 || System.nanoTime() - last < quiet.toNanos()) {
            int before = seen.count;
            for (ConsumerRecord<byte[], byte[]> row : rows.poll(POLL)) {
                if (!new String(row.key(), StandardCharsets.UTF_8).endsWith("|live")) {
                    seen = seen.with(row, System.nanoTime() - start);
                }
            }
            if (seen.count > before) {
                last = System.nanoTime();
                seen = seen.withCpu(cpu().minus(cpu));
            }
        }
        return seen;
    }

    /** What came, when the first and the last of it came, and the CPU time of this process, broker and all, until then. */
    record Rows(int count, long bytes, long firstNanos, long lastNanos, Duration cpu) {

        static final Rows NONE = new Rows(0, 0, 0, 0, Duration.ZERO);

        Rows with(ConsumerRecord<byte[], byte[]> row, long nanos) {
            long size = (long) row.serializedKeySize() + row.serializedValueSize();
            return new Rows(count + 1, bytes + size, count == 0 ? nanos : firstNanos, nanos, cpu);
        }

        Rows withCpu(Duration spent) {
            return new Rows(count, bytes, firstNanos, lastNanos, spent);
        }

        @Override
        public String toString() {
            return String.format(
                    "%,9d rows, %6.1f MB, the first after %.1f s, the last after %.1f s, %.1f CPU s",
                    count, bytes / 1e6, firstNanos / 1e9, lastNanos / 1e9, cpu.toMillis() / 1e3);
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
        rows.close();
        input.close();
        registry.close();
        stack.close();
    }

    private void prepare() {
        try (Admin admin = Admin.create(kafka)) {
            new TopicSetup(admin, settings.topics())
                    .create(new TopicSetup.Layout(settings.partitions(), (short) 1, -1));
        }
        new SchemaSetup(registry, settings.topics()).register();
    }

    private KafkaConsumer<byte[], byte[]> reader(String topic) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Of this process until now, broker and all. */
    static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
