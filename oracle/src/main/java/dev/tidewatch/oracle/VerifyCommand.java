package dev.tidewatch.oracle;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.oracle.material.ClusterDump;
import dev.tidewatch.oracle.material.Material;
import dev.tidewatch.oracle.material.ReplayDirectory;
import dev.tidewatch.oracle.warehouse.WarehouseCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch verify}. */
@Command(
        name = "verify",
        description = {
            "Recompute movements, daily figures and cohorts from the events in one batch, and alerts with their outcomes and grades; print the differences to what was published.",
            "It reads the directory that --replay names, as replay wrote it, or else the cluster that --config names.",
            "With --warehouse it compares the tables of a warehouse with what was published, and recomputes nothing.",
            "The exit code is 0 if nothing differs, 1 if something does or it could not be done, and 2 for wrong usage."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final String BROKERS = "bootstrap.servers";
    private static final int MILLIS_DIGITS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Option(names = "--replay", paramLabel = "DIR", description = "A directory that replay wrote.")
    private @Nullable Path replay;

    @Option(
            names = "--input",
            paramLabel = "F",
            description = "The file that was replayed. Default: the one that the directory's summary names.")
    private @Nullable String input;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description =
                    "How long the pipeline of a cluster may take to process what is there, such as 5m. Default: ${DEFAULT-VALUE}.",
            defaultValue = "30s")
    private Duration patience = Duration.ZERO;

    @Option(
            names = "--warehouse",
            paramLabel = "JDBC-URL",
            description =
                    "Where deploy/warehouse was loaded: jdbc:postgresql://HOST/DATABASE, user and password from WAREHOUSE_USER and WAREHOUSE_PASSWORD, or jdbc:duckdb:FILE.")
    private @Nullable String warehouse;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        if (warehouse != null) {
            return loaded(warehouse, start);
        }
        try (WorkDirectory work = WorkDirectory.create();
                Database database = Database.in(work.path())) {
            Verification.Result result =
                    replay == null ? cluster(work.path(), database) : replay(replay, work.path(), database);
            report(result, secondsSince(start));
            return result.differences().isEmpty() ? 0 : 1;
        }
    }

    private int loaded(String url, long start) throws IOException {
        try (WorkDirectory work = WorkDirectory.create()) {
            WarehouseCheck.Result result = replay == null
                    ? WarehouseCheck.ofCluster(clusterSettings(), url, work.path())
                    : WarehouseCheck.ofReplay(replay, url, work.path());
            PrintWriter out = context.out();
            result.lines().forEach(out::println);
            out.printf(
                    "%d rows of the warehouse compared, %d differ, %s s%n",
                    result.rows(), result.differences(), secondsSince(start));
            return result.differences() == 0 ? 0 : 1;
        }
    }

    private static BigDecimal secondsSince(long start) {
        return BigDecimal.valueOf((System.nanoTime() - start) / 1_000_000, MILLIS_DIGITS);
    }

    private Verification.Result replay(Path directory, Path work, Database database) throws IOException {
        ReplayDirectory replayed = ReplayDirectory.at(directory);
        Settings settings = context.settings(replayed.settings());
        return new Verification(database, settings, work, context.err()).of(replayed.material(input, settings, work));
    }

    private Verification.Result cluster(Path work, Database database) throws IOException {
        if (input != null) {
            throw new ParameterException(
                    spec.commandLine(), "--input goes with --replay; a cluster has its own inputs");
        }
        Settings settings = clusterSettings();
        Material material = new ClusterDump(settings, patience, context.err()).into(work);
        return new Verification(database, settings, work, context.err()).of(material);
    }

    private Settings clusterSettings() {
        Settings settings = context.settings();
        if (!settings.kafka().containsKey(BROKERS)) {
            throw new ParameterException(
                    spec.commandLine(), "say --replay DIR, or --config F with kafka.bootstrap.servers of a cluster");
        }
        return settings;
    }

    private void report(Verification.Result result, BigDecimal seconds) {
        PrintWriter out = context.out();
        result.differences().lines().forEach(out::println);
        result.notCompared().forEach(what -> out.println("not compared: " + what));
        out.printf(
                "%d events, %d movements, %d rows, %d alerts, %d outcomes, %d grades compared, %d differences, %s s%n",
                result.events(),
                result.movements(),
                result.rows(),
                result.alerts(),
                result.outcomes(),
                result.grades(),
                result.differences().count(),
                seconds);
    }
}
