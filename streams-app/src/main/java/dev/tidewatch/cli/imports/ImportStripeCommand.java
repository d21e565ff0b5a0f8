package dev.tidewatch.cli.imports;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.imports.ImportReport;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.Replacement;
import dev.tidewatch.app.jsonl.SeparateFiles;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.stripe.StripeFile;
import dev.tidewatch.app.stripe.StripeImport;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch import stripe}. */
@Command(
        name = "stripe",
        description = {
            "Turn Stripe events and objects into JSON Lines, in the order of their time.",
            "It reads events or objects one a line, and whole lists as Stripe's API returns them; docs/stripe.md says which"
                    + " record each becomes.",
            "What is refused is left out and reported; the exit code is then 1."
        },
        mixinStandardHelpOptions = true)
final class ImportStripeCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "JSON as Stripe's API returns it; .gz and .zst are unpacked, - is standard input.")
    private String input = "";

    @Option(
            names = "--output",
            paramLabel = "G",
            defaultValue = JsonLinesWriter.STANDARD_OUTPUT,
            description = "Where the records go; .gz and .zst are packed. Default: standard output.")
    private String output = JsonLinesWriter.STANDARD_OUTPUT;

    @Option(names = "--rejects", paramLabel = "R", description = "Keep what is refused in this file, one a line.")
    private @Nullable String rejects;

    @Option(
            names = "--exported-at",
            paramLabel = "INSTANT",
            description = "The instant at which bare objects had this state. Default: when the input was last written.")
    private @Nullable Instant exportedAt;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        new SeparateFiles().read("--input", input).written("--output", output).written("--rejects", rejects);
        long start = System.nanoTime();
        try (StripeFile file = StripeFile.of(input);
                Replacement out = Replacement.of(output);
                Replacement refused = rejects == null ? null : Replacement.of(rejects);
                Progress progress = Progress.of("Translating", 2 * file.size(), context.err())) {
            Instant at = exportedAt == null ? file.writtenAt() : exportedAt;
            StripeImport stripe = new StripeImport(settings.stripeRules(), at, lineTo(refused));
            ImportReport report = stripe.run(file, out.stream(), progress::at);
            print(report, System.nanoTime() - start);
            if (refused != null) {
                refused.finish();
            }
            if (report.documents() == 0) {
                throw new UserError(input + ": has nothing in it; it must have events or objects of Stripe's");
            }
            if (report.understoodNothing()) {
                throw new UserError(
                        "nothing of " + input
                                + " is understood; is it what Stripe sends? docs/stripe.md says which events and objects count");
            }
            out.finish();
            return report.refused() == 0 ? 0 : 1;
        }
    }

    /** Beside the records, not among them. */
    private void print(ImportReport report, long nanos) {
        PrintWriter printer = output.equals(JsonLinesWriter.STANDARD_OUTPUT) ? context.err() : context.out();
        report.print(printer);
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        printer.printf("%,d ms, %,d a second%n", millis, report.documents() * 1000 / millis);
        printer.flush();
    }

    private static Consumer<String> lineTo(@Nullable Replacement refused) {
        if (refused == null) {
            return line -> {};
        }
        OutputStream out = refused.stream();
        return line -> {
            try {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
