package dev.tidewatch.cli;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.digest.ClusterTopics;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.DigestReader;
import dev.tidewatch.app.digest.DigestSource;
import dev.tidewatch.app.digest.ReplayedTopics;
import dev.tidewatch.app.digest.page.DigestHtml;
import dev.tidewatch.app.digest.page.DigestPage;
import dev.tidewatch.app.digest.page.DigestText;
import dev.tidewatch.app.jsonl.Replacement;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch digest}. */
@Command(
        name = "digest",
        description = {
            "Say what happened on a day, on one page for a person.",
            "It has MRR and what moved it, who left and why, who to call, corrections, and how good the",
            "alerts were. It reads what a replay wrote, or the topics of a cluster. The exit code is 1 if the",
            "figures do not add up. docs/digest.md says how each number is found."
        },
        footer = {"", "Example:", "  tidewatch digest --replay target/first-year --day 2025-08-10"},
        mixinStandardHelpOptions = true)
final class DigestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "What 'tidewatch replay --output DIR' wrote. Default: the cluster of the settings.")
    private @Nullable Path replay;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "A business day such as 2026-03-01. Default: the newest that is over in what is read.")
    private @Nullable LocalDate day;

    @Option(names = "--format", paramLabel = "FORM", description = "text or html. Default: text.")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable String output;

    private int most = 10;

    @Mixin
    private CommandContext context = new CommandContext();

    private enum Format {
        TEXT,
        HTML
    }

    @Option(names = "--top", paramLabel = "N", description = "Show the N largest of each list. Default: 10.")
    void setTop(int entries) {
        if (entries < 1) {
            throw new ParameterException(spec.commandLine(), "--top is " + entries + "; it must be at least 1");
        }
        most = entries;
    }

    @Override
    public Integer call() {
        DailyDigest digest = digest();
        if (day == null) {
            context.err()
                    .println(spec.qualifiedName() + ": takes " + digest.about().day()
                            + ", the newest day that is over in what was read");
        }
        write(digest);
        digest.differences()
                .forEach(
                        difference -> context.err().println(spec.qualifiedName() + ": does not add up: " + difference));
        return digest.differences().isEmpty() ? 0 : 1;
    }

    private DailyDigest digest() {
        if (replay == null) {
            Settings settings = context.settings();
            try (DigestSource source = ClusterTopics.of(settings)) {
                return new DigestReader(source, settings).of(day);
            }
        }
        ReplaySummary summary = ReplaySummary.in(replay).withAllRows("digest");
        try (DigestSource source = new ReplayedTopics(replay, summary)) {
            return new DigestReader(source, context.settings(summary.settings())).of(day);
        }
    }

    private void write(DailyDigest digest) {
        DigestPage page = DigestPage.of(digest, most);
        String written = switch (format) {
            case TEXT -> DigestText.of(page);
            case HTML -> DigestHtml.of(page);
        };
        if (output == null) {
            context.out().print(written);
            context.out().flush();
            return;
        }
        try (Replacement file = Replacement.of(output)) {
            file.stream().write(written.getBytes(StandardCharsets.UTF_8));
            file.finish();
        } catch (IOException e) {
            throw new UserError("--output " + output + " cannot be written (" + e + ")", e);
        }
    }
}
