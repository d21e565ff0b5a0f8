package dev.tidewatch.benchmark.steady;

import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.benchmark.EventBacklog;
import dev.tidewatch.benchmark.Pause;
import dev.tidewatch.benchmark.ResultLine;
import dev.tidewatch.benchmark.StackInput;
import dev.tidewatch.cli.Arguments;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what one more event costs a job that works off a backlog, apart for the job and for the broker in this process. */
@Command(
        name = "steady",
        description = "Measure the CPU time and the speed of a job that works off events, after its first seconds.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class Steady implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final double KIB_OF_MIB = 1024;

    @Option(names = "--job", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Job job = Job.TIDEWATCH;

    @Option(names = "--mix", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Mix mix = Mix.COMPANY;

    @Option(names = "--events", description = "So many.")
    private int events = 1_000_000;

    @Option(names = "--customers", description = "So many customers.")
    private int customers = 13_333;

    @Option(names = "--skip", description = "Seconds at the beginning that do not count.")
    private int skip = 30;

    @Option(names = "--set", description = "A setting of the run; may be repeated.")
    private Map<String, String> settings = new HashMap<>();

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new Steady()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("tidewatch-steady");
        Settings usual = Settings.of(new SettingLayers());
        Topics topics = usual.topics();
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"))) {
            prepare(stack, usual);
            try (StackInput input = new StackInput(stack, topics)) {
                mix.send(events, customers, input::send);
                input.flush();
            }
            String group =
                    job == Job.TIDEWATCH ? topics.applicationId() : job.name().toLowerCase(Locale.ROOT);
            long start = System.nanoTime();
            try (EventBacklog backlog = new EventBacklog(stack, topics.events(), group);
                    Job.Running running = job.start(stack, group, directory, settings)) {
                long all = backlog.written();
                List<Sample> samples = new ArrayList<>();
                do {
                    Pause.of(LOOK);
                    samples.add(Sample.now(start, backlog.committed(), running.pid()));
                } while (samples.get(samples.size() - 1).events() < all);
                print(samples, Sample.peakKib(running.pid()));
            }
        }
        return 0;
    }

    private void print(List<Sample> samples, long peakKib) {
        Sample last = samples.get(samples.size() - 1);
        Sample first = samples.stream()
                .filter(sample -> sample.seconds() >= skip && sample.events() < last.events())
                .findFirst()
                .orElse(samples.get(0));
        long counted = last.events() - first.events();
        double seconds = last.seconds() - first.seconds();
        double jobMicros = last.job().minus(first.job()).toNanos() / 1e3 / counted;
        double brokerMicros = last.broker().minus(first.broker()).toNanos() / 1e3 / counted;
        new ResultLine("steady")
                .with("job", job)
                .with("mix", mix)
                .with("events", last.events())
                .with("customers", customers)
                .with("counted", counted)
                .with("eventsPerSecond", counted / seconds)
                .with("jobMicros", jobMicros)
                .with("brokerMicros", brokerMicros)
                .with("micros", jobMicros + brokerMicros)
                .with("bytesWritten", (double) (last.written() - first.written()) / counted)
                .with("peakMiB", peakKib / KIB_OF_MIB)
                .print();
    }

    private static void prepare(LocalStack stack, Settings settings) throws IOException {
        Topics topics = settings.topics();
        Map<String, Object> kafka = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (Admin admin = Admin.create(kafka);
                SchemaRegistryClient registry =
                        RegistryClient.of(Map.of("schema.registry.url", stack.schemaRegistryUrl()))) {
            new TopicSetup(admin, topics).create(new TopicSetup.Layout(settings.partitions(), (short) 1, -1));
            new SchemaSetup(registry, topics).register();
            admin.createTopics(List.of(new NewTopic(Control.OUTPUT, settings.partitions(), (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
