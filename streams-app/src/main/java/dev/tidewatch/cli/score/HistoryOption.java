package dev.tidewatch.cli.score;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.training.ClusterHistory;
import dev.tidewatch.app.training.FileHistory;
import dev.tidewatch.app.training.rows.HistoryLog;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A history, of a file or of a cluster, as an option of a command. */
final class HistoryOption {

    private static final String BROKERS = "bootstrap.servers";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "F",
            description = "JSON Lines, one record a line; .gz and .zst are unpacked, - is standard input. Default: the"
                    + " cluster of the settings.")
    private @Nullable String input;

    /** As given; null for the cluster. */
    @Nullable
    String input() {
        return input;
    }

    /** Looks at a history. */
    interface Reading<T> {

        T of(HistoryLog log) throws IOException;
    }

    /** @throws ParameterException if neither a file nor a cluster is named */
    void require(Settings settings) {
        if (input == null && !settings.kafka().containsKey(BROKERS)) {
            throw new ParameterException(
                    spec.commandLine(), "say --input F, or --config F with kafka.bootstrap.servers of a cluster");
        }
    }

    /**
     * Reads the history into files, which are gone afterwards.
     *
     * @throws UserError if there is no record in it
     */
    <T> T read(Settings settings, CommandContext context, Reading<T> reading) throws IOException {
        Path directory = Files.createTempDirectory("tidewatch-history");
        try {
            if (input == null) {
                try (ClusterHistory cluster = new ClusterHistory(settings);
                        HistoryLog log = ofCluster(cluster, directory, context)) {
                    return reading.of(filled(log));
                }
            }
            try (HistoryLog log = ofFile(input, directory, settings, context)) {
                return reading.of(filled(log));
            }
        } finally {
            delete(directory);
        }
    }

    private static HistoryLog filled(HistoryLog log) {
        if (log.records() == 0) {
            throw new UserError("the history has no records; there is nothing to learn from");
        }
        return log;
    }

    private static HistoryLog ofCluster(ClusterHistory cluster, Path directory, CommandContext context) {
        try (Progress progress =
                Progress.of("Reading the cluster", InputRecord.all().size(), context.err())) {
            return cluster.read(directory, progress::at);
        }
    }

    private static HistoryLog ofFile(String file, Path directory, Settings settings, CommandContext context)
            throws IOException {
        try (JsonLinesReader lines = JsonLinesReader.open(file);
                Progress progress = Progress.of("Reading", lines.size().orElse(-1), context.err())) {
            return new FileHistory().read(lines, directory, settings.profile(), progress::at);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
