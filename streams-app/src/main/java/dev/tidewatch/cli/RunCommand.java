package dev.tidewatch.cli;

import dev.tidewatch.app.BackgroundWork;
import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ReadyFile;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.Reach;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.preflight.LocalState;
import dev.tidewatch.app.preflight.Preflight;
import dev.tidewatch.app.readiness.BrokerWatch;
import dev.tidewatch.app.readiness.DiskWatch;
import dev.tidewatch.app.readiness.Obstacles;
import dev.tidewatch.app.readiness.ThreadWatch;
import dev.tidewatch.app.registry.LastingRegistryClient;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.serve.HttpEndpoints;
import dev.tidewatch.app.serve.Instance;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.app.views.reading.ViewSource;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.own.OwnRecords;
import dev.tidewatch.stream.store.StateBuffers;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the pipeline against a cluster: {@code tidewatch run}. */
@Command(
        name = "run",
        description = "Run the pipeline against a cluster, until it is told to stop.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    /** The longest time from SIGTERM to the end: supervisors wait 10 s before they kill. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(8);

    /** The longest time from a failure to the end: there may be more to close, and no supervisor waits for it. */
    private static final Duration TIME_TO_FAIL = Duration.ofSeconds(20);

    @Option(names = "--create", description = "First create the topics that do not exist and register the schemas.")
    private boolean create;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        settings.requireCluster();
        settings.get(HttpKeys.BIND).ifPresent(bind -> {
            Access.of(new Reach(bind, settings.get(HttpKeys.LOCAL_ONLY)), settings.get(HttpKeys.TOKEN));
            WebServer.checkFree(bind);
        });
        LOG.info("{}", new Version());
        // Whoever needs it first waits for it.
        BackgroundWork.begin("library", StateBuffers::load);
        Instance instance = Instance.of(settings);
        DiskWatch disk =
                new DiskWatch(instance.stateDirectory(), settings.get(PipelineKeys.STATE_MIN_FREE_MB), LOG::warn);
        throwIfFull(disk);
        ClusterNeeds needs = new ClusterNeeds(settings, create);
        BackgroundWork<Integer> topics = BackgroundWork.begin("topics", needs::topics);
        try (LastingRegistryClient registry = RegistryClient.lasting(
                settings.schemaRegistry(),
                instance.stateDirectory().resolve(settings.applicationId() + ".schemas.jsonl"))) {
            if (create) {
                // It registers nothing for a start that is refused.
                topics.join();
            }
            BackgroundWork<Boolean> schemas = BackgroundWork.begin("schemas", () -> needs.schemas(registry));
            int partitions = topics.join();
            schemas.join();
            registry.waitForAnswers();
            describe(settings, instance, partitions);
            Topology topology = needs.topology(partitions, registry);
            Preflight preflight = new Preflight(settings, topology, partitions, Version.number());
            try (RunningPipeline running = checked(preflight, topology, settings, instance);
                    Views views = views(settings, registry, instance)) {
                // The pipeline begins first, because it takes longest to be at work.
                running.begin();
                BackgroundWork.begin("retention", needs::warnOfRetention);
                work(settings, instance, new Parts(registry, preflight, running, views), disk);
            }
        }
        LOG.info("Stopped in good order");
        return 0;
    }

    private record Parts(
            LastingRegistryClient registry,
            Preflight preflight,
            RunningPipeline running,
            @Nullable Views views) {}

    /** Opens what runs beside the pipeline, and returns when it is told to stop. */
    private static void work(Settings settings, Instance instance, Parts parts, DiskWatch disk) throws IOException {
        RunningPipeline running = parts.running;
        try (ReadyFile ready = ReadyFile.in(instance.stateDirectory(), settings.applicationId());
                BrokerWatch brokers = new BrokerWatch(ClusterAdmin.of(settings.kafka()), InstantSource.system());
                HttpEndpoints http = HttpEndpoints.open(
                        settings.get(HttpKeys.BIND),
                        settings,
                        new HttpEndpoints.Behind(
                                running,
                                parts.views,
                                settings.kafka(),
                                parts.registry,
                                settings.schemaRegistry(),
                                instance.stateDirectory(),
                                Version.number()))) {
            Obstacles obstacles = obstacles(running, brokers, parts.registry);
            running.watchedBy(obstacles::first);
            try {
                untilStopped(running, () -> {
                    throwIfFull(disk);
                    if (running.isRunning()) {
                        parts.preflight.running();
                    }
                    ready.show(running.isRunning() && obstacles.first().isEmpty());
                    obstacles.tell();
                    http.beat();
                });
            } finally {
                parts.registry.stopWaiting();
                parts.preflight.close();
            }
        }
    }

    /** Makes the pipeline, and does not begin it, while the cluster is asked whether it may start. */
    private static RunningPipeline checked(
            Preflight preflight, Topology topology, Settings settings, Instance instance) {
        BackgroundWork<String> check = BackgroundWork.begin("preflight", preflight::check);
        RunningPipeline running = RunningPipeline.of(
                topology, settings.applicationId(), settings.kafka(), instance.streams(streams(settings)));
        try {
            LocalState.of(instance.stateDirectory(), settings.applicationId())
                    .belongTo(check.join(), running::deleteLocalState);
            return running;
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    /** Returns the views that HTTP requests are answered from; null where run does not listen. */
    private static @Nullable Views views(Settings settings, SchemaRegistryClient registry, Instance instance) {
        return settings.get(HttpKeys.BIND).isEmpty()
                ? null
                : new Views(new ViewSource(
                        settings.kafka(),
                        settings.topics(),
                        registry,
                        settings.schemaRegistry(),
                        Views.directory(instance.stateDirectory(), settings.applicationId()),
                        Version.number(),
                        settings.profile().segmentAttributes(),
                        OptionalInt.empty()));
    }

    /** Instances tell each other where each is reached. */
    private static Map<String, Object> streams(Settings settings) {
        Map<String, Object> streams = new HashMap<>(settings.streams());
        streams.put(HeapShare.CONFIG, settings.heapShare());
        streams.put(OwnRecords.CONFIG, new OwnRecords(settings.get(PipelineKeys.PASS_OVER)));
        settings.get(HttpKeys.ADVERTISED)
                .ifPresent(address -> streams.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, address.toString()));
        return streams;
    }

    private static void describe(Settings settings, Instance instance, int partitions) {
        Topics topics = settings.topics();
        LOG.info(
                "Application {}, instance {}, clock {}, state in {}",
                settings.applicationId(),
                instance.id(),
                settings.get(PipelineKeys.CLOCK).name().toLowerCase(Locale.ROOT),
                instance.stateDirectory());
        LOG.info(
                "Reads {} and {}, {} partitions each; {} and {}",
                String.join(", ", topics.events()),
                topics.control(),
                partitions,
                topics.rates(),
                topics.terms());
        LOG.info("Writes {}", names(topics.outputs()));
    }

    private static Obstacles obstacles(RunningPipeline running, BrokerWatch brokers, LastingRegistryClient registry) {
        ThreadWatch threads = new ThreadWatch(() -> running.streams().metrics().values());
        return new Obstacles(List.of(brokers::complaint, registry::complaint, threads::complaint), LOG::warn);
    }

    private static void throwIfFull(DiskWatch disk) {
        disk.full().ifPresent(why -> {
            throw new UserError(why);
        });
    }

    /** Returns when it is told to stop; throws when the pipeline ended by itself, or must. */
    private static void untilStopped(RunningPipeline running, Runnable beat) {
        boolean told = false;
        try {
            while (!running.awaitEnd(BEAT)) {
                beat.run();
            }
        } catch (InterruptedException e) {
            told = true;
            LOG.info("Told to stop");
        } finally {
            running.leave();
            Deadline.in(told ? TIME_TO_STOP : TIME_TO_FAIL, told ? Deadline.LATE : CommandLine.ExitCode.SOFTWARE);
        }
        if (!told || running.failure() != null) {
            throw running.reason();
        }
    }

    private static String names(List<Topics.Public> topics) {
        return topics.stream().map(Topics.Public::name).collect(Collectors.joining(", "));
    }
}
