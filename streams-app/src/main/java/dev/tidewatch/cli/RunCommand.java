package dev.tidewatch.cli;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ClusterSetup;
import dev.tidewatch.app.HttpFace;
import dev.tidewatch.app.Instance;
import dev.tidewatch.app.ReadyFile;
import dev.tidewatch.app.RegistryClient;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch run}. */
@Command(
        name = "run",
        description = "Run the pipeline against a cluster, until it is told to stop.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    @Option(names = "--create", description = "First create the topics that do not exist and register the schemas.")
    private boolean create;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        settings.httpBind().ifPresent(bind -> Access.of(bind, settings.httpToken()));
        LOG.info("{}", new Version());
        try (SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry())) {
            int partitions = prepare(settings, registry);
            Instance instance = Instance.of(settings);
            describe(settings, instance, partitions);
            Pipeline.Plan plan = new Pipeline.Plan(
                    settings.topics(), partitions, settings.policy(), settings.clock(), settings.rowLimits());
            Pipeline pipeline = new Pipeline(plan, registry, settings.schemaRegistry());
            try (ReadyFile ready = ReadyFile.in(instance.stateDirectory(), settings.applicationId());
                    RunningPipeline running = RunningPipeline.start(
                            pipeline.topology(),
                            settings.applicationId(),
                            settings.kafka(),
                            instance.streams(streams(settings)));
                    HttpFace http = HttpFace.open(
                            settings.httpBind(),
                            settings,
                            new HttpFace.Behind(
                                    running,
                                    settings.kafka(),
                                    registry,
                                    settings.schemaRegistry(),
                                    instance.stateDirectory(),
                                    Version.number()))) {
                untilStopped(running, ready, http);
            }
        }
        LOG.info("Stopped in good order");
        return 0;
    }

    private int prepare(Settings settings, SchemaRegistryClient registry) {
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            ClusterSetup setup = new ClusterSetup(admin, registry, settings.topics());
            if (create) {
                setup.create(settings.topicLayout());
            }
            int partitions = setup.check();
            setup.warnOfRetention();
            return partitions;
        }
    }

    /** Instances tell each other where each is reached. */
    private static Map<String, Object> streams(Settings settings) {
        Map<String, Object> streams = new HashMap<>(settings.streams());
        settings.httpAdvertised()
                .ifPresent(address -> streams.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, address.toString()));
        return streams;
    }

    private static void describe(Settings settings, Instance instance, int partitions) {
        Topics topics = settings.topics();
        LOG.info(
                "Application {}, instance {}, clock {}, state in {}",
                settings.applicationId(),
                instance.id(),
                settings.clock().name().toLowerCase(Locale.ROOT),
                instance.stateDirectory());
        LOG.info(
                "Reads {} and {}, {} partitions each; {}",
                String.join(", ", topics.events()),
                topics.control(),
                partitions,
                topics.rates());
        LOG.info("Writes {}", names(topics.outputs()));
    }

    /** Returns when it is told to stop; throws when the pipeline ended by itself. */
    private static void untilStopped(RunningPipeline running, ReadyFile ready, HttpFace http) {
        try {
            while (!running.awaitEnd(BEAT)) {
                ready.show(running.isRunning());
                http.beat();
            }
        } catch (InterruptedException e) {
            ready.show(false);
            LOG.info("Told to stop");
            return;
        }
        throw running.reason();
    }

    private static String names(List<Topics.Public> topics) {
        return topics.stream().map(Topics.Public::name).collect(Collectors.joining(", "));
    }
}
