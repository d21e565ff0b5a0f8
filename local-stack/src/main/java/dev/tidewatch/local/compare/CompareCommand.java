package dev.tidewatch.local.compare;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.local.QuietLogs;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch compare}. */
@Command(
        name = "compare",
        description = {
            "Replay a file under two profiles. It prints both numbers of each figure that differs, with the settings and "
                    + "the customers behind it, and the movements that differ. docs/profiles.md describes the profiles."
        },
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec command;

    @Option(
            names = "--profiles",
            required = true,
            split = ",",
            paramLabel = "P",
            description = "The two profiles, such as tidewatch,stripe.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "JSON Lines, one record a line; .gz and .zst are unpacked. Read three times.")
    private String input = "";

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Show what falls due up to here, such as 2026-03-01T00:00:00Z. Default: the newest event.")
    private Instant until = Instant.EPOCH;

    @Option(
            names = "--segment",
            paramLabel = "S",
            description = "Whose figures: all, plan=pro, cohort=2026-03, ... Default: ${DEFAULT-VALUE}.")
    private String segment = "all";

    @Option(
            names = "--window",
            paramLabel = "W",
            description = "What they look back over: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Window window = Window.P30D;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "The day at whose end they stand, such as 2026-02-28. Default: the last whole day.")
    private @Nullable LocalDate day;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            description = "How to print it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Form output = Form.TABLE;

    @Mixin
    private CommandContext context = new CommandContext();

    /** Says how the result is printed. */
    enum Form {
        TABLE,
        JSON
    }

    @Override
    public Integer call() throws IOException {
        if (profiles.size() != 2) {
            throw new ParameterException(
                    command.commandLine(),
                    "--profiles names " + profiles.size() + "; it must name two, such as tidewatch,stripe");
        }
        if (input.equals(JsonLinesReader.STANDARD_INPUT)) {
            throw new UserError("--input - can be read only once; put it into a file");
        }
        QuietLogs.install();
        Side left = side(profiles.get(0));
        Side right = side(profiles.get(1));
        Asked asked = new Asked(input, until, new Rows.Wanted(segment, window, day));
        print(new ProfileComparison(left, right, context.err()).of(asked), left, right);
        return 0;
    }

    private Side side(String profile) {
        return new Side(profile, context.settings("--profiles", profile));
    }

    private void print(Findings findings, Side left, Side right) throws IOException {
        PrintWriter out = context.out();
        switch (output) {
            case TABLE -> new FindingsTable(left, right).print(findings, out);
            case JSON -> FindingsJson.print(findings, left, right, out);
        }
        out.flush();
    }

    /** One of the two profiles, with what was set beside it. */
    record Side(String name, Settings settings) {}

    /** Holds what is compared. */
    record Asked(String input, Instant until, Rows.Wanted rows) {}
}
