package dev.tidewatch.cli.imports;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.csv.CsvImport;
import dev.tidewatch.app.csv.CsvInput;
import dev.tidewatch.app.imports.FirstLines;
import dev.tidewatch.app.imports.ImportReport;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.Replacement;
import dev.tidewatch.app.jsonl.SeparateFiles;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch import csv}. */
@Command(
        name = "csv",
        description = {
            "Turn a table of subscriptions into JSON Lines, in the order of their time.",
            "A map says what each column means; Baremetrics' and ChartMogul's own forms need none. docs/csv.md says what"
                    + " each row becomes.",
            "Nothing is written while a row is refused, unless --skip-bad is given; the exit code is then 1 either way."
        },
        mixinStandardHelpOptions = true)
final class ImportCsvCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "The table as CSV; .gz and .zst are unpacked, - is standard input.")
    private String input = "";

    @Option(names = "--map", paramLabel = "M", description = "The map of its columns, a properties file.")
    private @Nullable Path map;

    @Option(
            names = "--plans",
            paramLabel = "P",
            description = "A list of plans as CSV: Plan ID, Interval unit, Interval count.")
    private @Nullable String plans;

    @Option(
            names = "--output",
            paramLabel = "G",
            defaultValue = JsonLinesWriter.STANDARD_OUTPUT,
            description = "Where the records go; .gz and .zst are packed. Default: standard output.")
    private String output = JsonLinesWriter.STANDARD_OUTPUT;

    @Option(
            names = "--suggest",
            description = "Write the beginning of a map, to the file of --map or else to standard output, and stop.")
    private boolean suggest;

    @Option(names = "--dry-run", description = "Show the first ten records and the report, and write nothing.")
    private boolean dryRun;

    @Option(names = "--skip-bad", description = "Write the records of the other rows where some are refused.")
    private boolean skipBad;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "Whatever lies after this instant has not happened yet. Default: the present.")
    private @Nullable Instant now;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        if (suggest) {
            suggest();
            return 0;
        }
        new SeparateFiles()
                .read("--input", input)
                .read("--map", map == null ? null : map.toString())
                .read("--plans", plans)
                .written("--output", output);
        try (CsvInput table = CsvInput.open(input, map);
                CsvImport csv = new CsvImport();
                Progress progress = Progress.of("Reading", table.file().size().orElse(-1), context.err())) {
            Instant present = now == null ? Clock.systemUTC().instant() : now;
            ImportReport report = csv.read(table, CsvInput.plans(plans), present, progress::at);
            if (report.documents() == 0) {
                throw new UserError(input + ": has a header and no row; there is nothing to import");
            }
            boolean good = report.refused() == 0;
            if (dryRun) {
                show(csv);
            } else if (good || skipBad) {
                write(csv);
            }
            print(report, good);
            return good ? 0 : 1;
        }
    }

    private void suggest() {
        String suggestion = CsvInput.suggestion(input);
        if (map == null) {
            context.out().print(suggestion);
            context.out().flush();
            return;
        }
        try {
            Files.writeString(map, suggestion, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(map + ": is there already; --suggest replaces no map, name another", e);
        } catch (IOException e) {
            throw new UserError(map + ": cannot be written (" + e + ")", e);
        }
        context.out().println(map + " is written: look it through, then try it with --dry-run");
    }

    private void show(CsvImport csv) throws IOException {
        FirstLines first = new FirstLines(SHOWN);
        csv.writeTo(first);
        context.out().print(first.text());
    }

    private void write(CsvImport csv) {
        try (Replacement out = Replacement.of(output)) {
            csv.writeTo(out.stream());
            out.finish();
        } catch (IOException e) {
            throw new UserError(output + ": cannot be written (" + e + ")", e);
        }
    }

    /** Beside the records, not among them. */
    private void print(ImportReport report, boolean good) {
        boolean beside = !dryRun && output.equals(JsonLinesWriter.STANDARD_OUTPUT);
        PrintWriter printer = beside ? context.err() : context.out();
        report.print(printer);
        if (dryRun) {
            printer.println("nothing was written (--dry-run)");
        } else if (!good && !skipBad) {
            printer.println("nothing was written: mend the rows that are refused, or go on without them (--skip-bad)");
        }
        printer.flush();
    }
}
