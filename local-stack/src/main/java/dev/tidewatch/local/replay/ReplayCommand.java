package dev.tidewatch.local.replay;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.SegmentsThere;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.jsonl.LastingInput;
import dev.tidewatch.app.jsonl.SeparateFiles;
import dev.tidewatch.app.records.BadLines;
import dev.tidewatch.app.records.LineRecords;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.local.QuietLogs;
import dev.tidewatch.local.WorkDirectory;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidewatch replay}. */
@Command(
        name = "replay",
        description = {
            "Run the production topology over a file, on an embedded broker and schema registry.",
            "It writes DIR/<topic>.jsonl for each output topic, and DIR/summary.json."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final int MILLIS_DIGITS = 3;

    /** By which an earlier replay is known, also one that did not come to its end. */
    private static final List<String> WRITTEN = List.of("summary.json", Topics.MRR_MOVEMENTS + ".jsonl");

    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "JSON Lines, one record a line; .gz and .zst are unpacked, - is standard input.")
    private String input = "";

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path output = Path.of("");

    @Option(names = "--force", description = "Write over what an earlier replay left in DIR.")
    private boolean force;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "JSONL writes a file of JSON Lines for each topic, PARQUET what export would make of them, and nothing else.",
                "Default: ${DEFAULT-VALUE}."
            })
    private Format format = Format.JSONL;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Show what falls due up to here, such as 2026-03-01T00:00:00Z. Default: the newest event.")
    private Instant until = Instant.EPOCH;

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "The profile whose defaults hold, as docs/profiles.md says; it sets tidewatch.profile.")
    private @Nullable String profile;

    @Option(
            names = "--windows",
            split = ",",
            paramLabel = "WINDOW",
            description =
                    "Write the rows of retention-metrics of these windows alone, separated by commas. Default: all of ${COMPLETION-CANDIDATES}.")
    private List<Window> windows = List.of();

    @Option(
            names = "--segments",
            split = ",",
            paramLabel = "SEGMENT",
            description =
                    "Write its rows of these segments alone, such as all,plan=pro; a dimension, such as plan, stands for all of its segments.")
    private List<String> segments = List.of();

    @Option(
            names = "--rows",
            paramLabel = "DAYS",
            description = {
                "Write its rows of ALL days, or of CHANGED ones: those that do not say the same as the day before.",
                "Default: ${DEFAULT-VALUE}."
            })
    private WantedRows.Days rows = WantedRows.Days.ALL;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep broker, registry and state here. Default: a temporary directory.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--serve",
            description = "Afterwards keep broker and registry up for other clients, until interrupted.")
    private boolean serve;

    @Option(names = "--skip-bad", description = "Report lines that are no record, go on without them, and exit with 1.")
    private boolean skipBad;

    @Mixin
    private CommandContext context = new CommandContext();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Says in which form the output topics are written. */
    enum Format {
        JSONL,
        PARQUET
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        QuietLogs.install();
        PrintWriter out = context.out();
        Settings settings = context.settings("--profile", profile);
        checkOutput();
        try (LastingInput lines = LastingInput.of(input);
                WorkDirectory work = WorkDirectory.of(dataDirectory)) {
            BadLines bad = checked(lines);
            Path files = format == Format.PARQUET ? work.path().resolve("jsonl") : output;
            createOutput(files, settings.topics());
            try (LocalStack stack = LocalStack.in(work.stack());
                    Replay replay = new Replay(stack, settings, context.err());
                    JsonLinesReader again = lines.open()) {
                Replay.Result result =
                        replay.run(new Replay.Request(again, bad.count() > 0, until, wanted(), files, work.state()));
                BigDecimal seconds = BigDecimal.valueOf((System.nanoTime() - start) / 1_000_000, MILLIS_DIGITS);
                summary(result, bad, settings, seconds).writeTo(files);
                int exported = format == Format.PARQUET ? export(files) : 0;
                report(result, seconds, out);
                Set<String> there = result.outputs().segments();
                List<String> missing = wanted().without(there);
                missing.forEach(
                        segment -> context.err().println("--segments: " + SegmentsThere.without(segment, there)));
                if (serve) {
                    serve(stack);
                }
                if (bad.count() > 0) {
                    context.err().println(bad.sum());
                }
                return bad.count() == 0 && missing.isEmpty() ? exported : 1;
            }
        }
    }

    /** Reads it once, before anything is started for it. */
    private BadLines checked(LastingInput input) throws IOException {
        BadLines bad = skipBad ? BadLines.leftOut(context.err()::println) : BadLines.fatal();
        LineRecords records = new LineRecords();
        try (JsonLinesReader lines = input.open();
                Progress progress = Progress.of("Reading", lines.size().orElse(-1), context.err())) {
            bad.read(lines, line -> {
                records.check(line);
                progress.at(lines.bytesRead());
            });
            if (records.checked() == 0 && bad.count() == 0) {
                throw new UserError(
                        "--input " + this.input + " has no records; each line must be one, as docs/topics.md says");
            }
        }
        records.doubt().ifPresent(context.err()::println);
        return bad;
    }

    /** Its command is in a module that this one does not know. */
    private int export(Path files) {
        List<String> arguments = new ArrayList<>(List.of("--replay", files.toString(), "--output", output.toString()));
        if (force) {
            arguments.add("--force");
        }
        CommandLine export =
                requireNonNull(spec.commandLine().getParent().getSubcommands().get("export"));
        return export.execute(arguments.toArray(String[]::new));
    }

    private void serve(LocalStack stack) {
        context.out()
                .printf(
                        "Kafka at %s, schema registry at %s; stop with Ctrl-C%n",
                        stack.bootstrapServers(), stack.schemaRegistryUrl());
        context.out().flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // How it is meant to end: what is open is closed next.
        }
    }

    private WantedRows wanted() {
        return new WantedRows(windows, segments, rows);
    }

    private Summary summary(Replay.Result result, BadLines bad, Settings settings, BigDecimal seconds) {
        OutputFiles outputs = result.outputs();
        return new Summary(
                input,
                settings.own(),
                result.recordsIn(),
                bad.count(),
                outputs.records(),
                wanted().equals(WantedRows.ALL) ? null : wanted(),
                outputs.deadLetters(),
                result.until().toString(),
                seconds,
                result.phases(),
                result.topicBytes());
    }

    private void report(Replay.Result result, BigDecimal seconds, PrintWriter out) {
        OutputFiles outputs = result.outputs();
        MovementTable.print(outputs.totals(), out);
        out.printf(
                "%d records in; out: %d movement records, %d metric rows, %d alert records, dead letters %s; %s s; see %s%n",
                result.recordsIn(),
                outputs.records().get(Topics.MRR_MOVEMENTS),
                outputs.records().get(Topics.RETENTION_METRICS),
                outputs.records().get(Topics.AT_RISK_ALERTS),
                outputs.deadLetters().isEmpty() ? "none" : outputs.deadLetters(),
                seconds,
                output);
    }

    private void checkOutput() {
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new UserError(
                    "--output " + output + " is a file; name a directory, which is created if it is not there");
        }
        if (format == Format.PARQUET && !force && Files.exists(output.resolve("export.json"))) {
            throw new UserError("--output " + output
                    + " has an earlier export; name another directory, or add --force to replace it");
        }
        if (!force && WRITTEN.stream().anyMatch(name -> Files.exists(output.resolve(name)))) {
            throw new UserError(
                    "--output " + output
                            + " has the results of an earlier replay; name another directory, or add --force to write over them");
        }
    }

    private void createOutput(Path files, Topics topics) {
        try {
            Files.createDirectories(files);
        } catch (IOException e) {
            throw new UserError("--output " + output + " cannot be created: " + e.getMessage(), e);
        }
        SeparateFiles separate = new SeparateFiles().read("--input", input);
        OutputFiles.names(topics)
                .forEach(
                        name -> separate.written("--output", files.resolve(name).toString()));
        separate.written("--output", files.resolve("summary.json").toString())
                .written("--output", files.resolve(OrderFile.NAME).toString());
    }
}
