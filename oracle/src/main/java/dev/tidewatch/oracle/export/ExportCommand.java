package dev.tidewatch.oracle.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.oracle.Database;
import dev.tidewatch.oracle.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch export}. */
@Command(
        name = "export",
        description = {
            "Write the output topics as Parquet files: a folder for each table of docs/warehouse.md, with a folder for each day.",
            "It reads the directory that --replay names, as replay wrote it, or else the cluster that --config names.",
            "The exit code is 0 if it was done, 1 if it could not be done, and 2 for wrong usage."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final String BROKERS = "bootstrap.servers";

    /** Names what is written. */
    enum Format {
        PARQUET
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Option(names = "--replay", paramLabel = "DIR", description = "A directory that replay wrote.")
    private @Nullable Path replay;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "Where the folders go. Nothing is there before all of it is.")
    private Path output = Path.of("");

    @Option(
            names = "--tables",
            split = ",",
            paramLabel = "TABLE",
            description =
                    "These alone, separated by commas, such as mrr_movements. Default: all of ${COMPLETION-CANDIDATES}.")
    private List<ExportedTable> tables = List.copyOf(EnumSet.allOf(ExportedTable.class));

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format of the files: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.PARQUET;

    @Option(names = "--force", description = "Replace what an earlier export left in DIR.")
    private boolean force;

    @Mixin
    private CommandContext context = new CommandContext();

    /** Holds what was written of a table, and how far its topic was read. */
    record Written(long rows, String topic, Map<Integer, Long> lastOffsets) {}

    /**
     * Becomes {@code export.json}.
     *
     * @param partOfRetentionMetrics the options of the replay that left rows out; null if all are there
     */
    record Summary(
            Format format,
            Map<String, Written> tables,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String partOfRetentionMetrics) {}

    @Override
    public Integer call() throws IOException {
        if (replay == null && !context.settings().kafka().containsKey(BROKERS)) {
            throw new ParameterException(
                    spec.commandLine(), "say --replay DIR, or --config F with kafka.bootstrap.servers of a cluster");
        }
        try (WorkDirectory work = WorkDirectory.create();
                Database database = Database.in(work.path())) {
            ExportFolder folder = ExportFolder.at(output, force);
            String part = replay == null
                    ? null
                    : ReplaySummary.in(replay).partOfRows().orElse(null);
            Path files = replay == null ? cluster(work.path(), database) : replayed(replay);
            ParquetTables parquet = new ParquetTables(database);
            Map<String, Written> written = new LinkedHashMap<>();
            try (Progress progress = Progress.of("Writing " + output, tables.size(), context.err())) {
                parquet.load(files);
                for (ExportedTable table : EnumSet.copyOf(tables)) {
                    parquet.write(table, folder.of(table));
                    written.put(table.table(), new Written(parquet.rows(table), table.topic(), ends(parquet, table)));
                    progress.at(written.size());
                }
            }
            folder.finish(new Summary(format, written, part));
            written.forEach((table, what) -> context.out().printf("%s: %d rows%n", table, what.rows()));
            if (part != null) {
                context.err()
                        .println(spec.qualifiedName() + ": retention_metrics is a part only, as the replay wrote it: "
                                + part);
            }
        }
        return 0;
    }

    private static Map<Integer, Long> ends(ParquetTables parquet, ExportedTable table) {
        return parquet.ends(table == ExportedTable.MRR_MOVEMENT_LINES ? ExportedTable.MRR_MOVEMENTS : table);
    }

    private static Path replayed(Path directory) {
        ReplaySummary summary = ReplaySummary.in(directory);
        for (ExportedTable table : ExportedTable.values()) {
            summary.output(table.topic());
        }
        return directory;
    }

    private Path cluster(Path work, Database database) throws IOException {
        Path files = Files.createDirectory(work.resolve("topics"));
        new ClusterTopics(context.settings(), database, context.err()).into(files);
        return files;
    }
}
