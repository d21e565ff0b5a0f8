package dev.tidewatch.benchmark;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.cli.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many bytes of each topic a live pipeline writes while no event comes. */
@Command(
        name = "quiet-growth",
        description = "Measure by how much each topic grows while no event comes.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class QuietGrowth implements Callable<Integer> {

    private static final String ALL = "all topics";

    @Option(names = "--seconds", description = "For how long it is measured.")
    private int seconds = 120;

    @Option(names = "--settle", description = "How long after the last event the measurement begins, in seconds.")
    private int settle = 30;

    @Option(names = "--customers", description = "Of whom each sends one event before.")
    private int customers = 200;

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new QuietGrowth())).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path state = Files.createTempDirectory("tidewatch-quiet");
        try (LivePipeline pipeline = LivePipeline.committing(Duration.ofMillis(100), state);
                Admin admin = Admin.create(pipeline.kafka())) {
            SteadyCompany company = new SteadyCompany(customers);
            for (int customer = 0; customer < customers; customer++) {
                Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                pipeline.input().send(company.start(company.customer(customer), now));
            }
            pipeline.input().flush();
            pass(settle);
            Map<String, Long> before = sizes(admin);
            Duration cpu = LivePipeline.cpu();
            pass(seconds);
            report(before, sizes(admin), LivePipeline.cpu().minus(cpu));
        }
        return 0;
    }

    /** Bytes of all partitions of each topic on the broker's disk, also of its own topics. */
    private static SortedMap<String, Long> sizes(Admin admin) throws Exception {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (var directories : admin.describeLogDirs(admin.describeCluster().nodes().get().stream()
                        .map(node -> node.id())
                        .toList())
                .allDescriptions()
                .get()
                .values()) {
            directories
                    .values()
                    .forEach(directory -> directory
                            .replicaInfos()
                            .forEach(
                                    (partition, replica) -> sizes.merge(partition.topic(), replica.size(), Long::sum)));
        }
        return sizes;
    }

    private void report(Map<String, Long> before, SortedMap<String, Long> after, Duration cpu) {
        long sum = 0;
        for (Map.Entry<String, Long> topic : after.entrySet()) {
            long grown = topic.getValue() - before.getOrDefault(topic.getKey(), 0L);
            sum += grown;
            if (grown != 0) {
                line(topic.getKey(), grown);
            }
        }
        line(ALL, sum);
        System.out.printf("CPU of pipeline and broker: %.2f %%%n", cpu.toMillis() / 10.0 / seconds);
    }

    private void line(String topic, long bytes) {
        System.out.printf("%-60s %,12d bytes a minute%n", topic, bytes * 60 / seconds);
    }

    private static void pass(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
