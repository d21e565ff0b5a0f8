package dev.tidewatch.oracle.export;

import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.oracle.Database;
import dev.tidewatch.oracle.WorkDirectory;
import dev.tidewatch.oracle.export.iceberg.IcebergWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
            "With --format iceberg it makes tables of Apache Iceberg equal to the topics: each in one commit, and files of days that did not change stay.",
            "It reads the directory that --replay names, as replay wrote it, or else the cluster that --config names.",
            "The exit code is 0 if it was done, 1 if it could not be done, and 2 for wrong usage."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final String BROKERS = "bootstrap.servers";
    private static final String NAMESPACE = "tidewatch";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    /** Names what is written. */
    enum Format {
        PARQUET,
        ICEBERG
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
            description = {
                "Where the folders go. Parquet files are not there before all of them are.",
                "For Iceberg it is the warehouse: tables hold its path, so it does not move."
            })
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

    @Option(
            names = "--catalog",
            paramLabel = "JDBC-URL",
            description = {
                "The catalogue of the Iceberg tables: jdbc:postgresql://HOST/DATABASE, user and password from CATALOG_USER and CATALOG_PASSWORD, or jdbc:sqlite:FILE.",
                "Its name is tidewatch. Default: SQLite's file catalog.db in DIR."
            })
    private @Nullable String catalog;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "The namespace of the Iceberg tables. Default: " + NAMESPACE + ".")
    private @Nullable String namespace;

    @Option(
            names = "--force",
            description = "Replace what an earlier export left in DIR; Iceberg tables need it never.")
    private boolean force;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        if (replay == null && !context.settings().kafka().containsKey(BROKERS)) {
            throw new ParameterException(
                    spec.commandLine(), "say --replay DIR, or --config F with kafka.bootstrap.servers of a cluster");
        }
        checkOptions();
        try (WorkDirectory work = WorkDirectory.create();
                Database database = Database.in(work.path());
                Destination destination = destination(work.path(), database)) {
            String part = replay == null
                    ? null
                    : ReplaySummary.in(replay).partOfRows().orElse(null);
            Path files = replay == null ? cluster(work.path(), database) : replayed(replay);
            ParquetTables rows = new ParquetTables(database);
            List<String> written = new ArrayList<>();
            try (Progress progress = Progress.of("Writing " + output, tables.size(), context.err())) {
                rows.load(files);
                for (ExportedTable table : EnumSet.copyOf(tables)) {
                    written.add(destination.write(table, rows));
                    progress.at(written.size());
                }
            }
            destination.finish(part);
            written.forEach(context.out()::println);
            if (part != null) {
                context.err()
                        .println(spec.qualifiedName() + ": retention_metrics is a part only, as the replay wrote it: "
                                + part);
            }
        }
        return 0;
    }

    private void checkOptions() {
        if (format != Format.ICEBERG && (catalog != null || namespace != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--catalog and --namespace are for Iceberg tables; add --format iceberg");
        }
        if (namespace != null && !NAME.matcher(namespace).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--namespace " + namespace + " is not made of letters, digits and _");
        }
        if (format == Format.ICEBERG && force) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--force is for Parquet files; an Iceberg table is made equal to its topic without it");
        }
    }

    private Destination destination(Path work, Database database) throws IOException {
        if (format == Format.PARQUET) {
            return ParquetDestination.at(output, force);
        }
        String in = namespace == null ? NAMESPACE : namespace;
        return new IcebergDestination(
                IcebergWarehouse.open(output, catalog, in, System.getenv()), database, work.resolve("iceberg"));
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
