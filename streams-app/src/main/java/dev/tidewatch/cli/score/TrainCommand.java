package dev.tidewatch.cli.score;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.jsonl.Replacement;
import dev.tidewatch.app.jsonl.SeparateFiles;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.training.PublishedWeights;
import dev.tidewatch.app.training.TrainedFile;
import dev.tidewatch.app.training.Training;
import dev.tidewatch.app.training.TrainingReport;
import dev.tidewatch.app.training.fit.CardFit;
import dev.tidewatch.app.training.rows.HistoryLog;
import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.RowMaker;
import dev.tidewatch.app.training.rows.RowReader;
import dev.tidewatch.app.training.rows.Rows;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch train}. */
@Command(
        name = "train",
        description = {
            "Fit the weights of the score to your own history, and write them as a scorecard file with its evaluation.",
            "The history is a file that replay takes, or the input topics of the cluster that --config names. Each paying"
                    + " customer at the beginning of each month is a row; the last third of the rows is kept for the test.",
            "Nothing is written where the history is too small, or the new weights are no better than those in use; the"
                    + " exit code is then 1. docs/alerts.md says how it works."
        },
        footer = {
            "",
            "Examples:",
            "  tidewatch train --input events.jsonl.gz --output weights.properties",
            "  tidewatch train --config cluster.properties --horizon 30 --output w30.properties",
            "  tidewatch train --config cluster.properties --output weights.properties --publish",
            "  tidewatch replay --input events.jsonl.gz --output scored \\",
            "      --set tidewatch.alerts.scorecard=weights.properties"
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final int LONGEST = 3660;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Mixin
    private HistoryOption history = new HistoryOption();

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "Where the scorecard goes; - is standard output.")
    private Path output = Path.of("");

    @Option(names = "--force", description = "Write over FILE if it is there.")
    private boolean force;

    @Option(
            names = "--publish",
            description = "Then send the weights to the running pipeline that --config names, as publish does.")
    private boolean publish;

    private int horizon = 90;

    private BigDecimal share = new BigDecimal("0.5");

    private @Nullable String name;

    @Mixin
    private CommandContext context = new CommandContext();

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            description = "How far the score looks ahead. Default: 90; 30 needs less history.")
    void setHorizon(int days) {
        if (days < 1 || days > LONGEST) {
            throw new ParameterException(
                    spec.commandLine(), "--horizon is " + days + "; it must be from 1 to " + LONGEST + " days");
        }
        horizon = days;
    }

    @Option(
            names = "--loss-share",
            paramLabel = "SHARE",
            description =
                    "A customer is lost when its MRR falls to at most this share of what it was, from 0 to below 1."
                            + " Default: 0.5; 0 counts only who pays nothing any more.")
    void setShare(BigDecimal given) {
        if (given.signum() < 0 || given.compareTo(BigDecimal.ONE) >= 0) {
            throw new ParameterException(
                    spec.commandLine(), "--loss-share is " + given + "; it must be from 0 to below 1, such as 0.5");
        }
        share = given;
    }

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The version of the weights. Default: trained- and the day of the latest event.")
    void setName(String given) {
        if (!given.matches("[A-Za-z0-9._-]+")) {
            throw new ParameterException(
                    spec.commandLine(), "--name is '" + given + "'; it must be of letters, digits, '.', '_' and '-'");
        }
        name = given;
    }

    @Override
    public Integer call() throws IOException {
        new SeparateFiles().read("--input", history.input()).written("--output", output.toString());
        if (Files.exists(output) && !force) {
            throw new UserError("--output " + output + " is there already; name another file, or add --force");
        }
        Settings settings = context.settings();
        history.require(settings);
        PublishedWeights published = publish ? new PublishedWeights(settings) : null;
        if (published != null) {
            published.checkHorizon(horizon, "--horizon");
        }
        Scorecard inUse = settings.policy().risk().scorecard();
        if (inUse.leastKnown() != null) {
            throw new UserError("tidewatch.alerts.scorecard is " + inUse.version()
                    + ", a file with format = 1; training starts from one with format = 2, such as the built-in one");
        }
        Read read = history.read(settings, context, log -> rows(log, settings, inUse));
        Rows rows = read.rows();
        Training.Result result;
        try (Progress progress = Progress.of("Fitting", CardFit.FITS, context.err())) {
            String version = name == null
                    ? "trained-"
                            + LocalDate.ofInstant(
                                    rows.ends(), settings.profile().zone())
                    : name;
            result = new Training(inUse).train(rows, version, progress::at);
        }
        write(TrainedFile.text(result, read.ahead()));
        if (!output.toString().equals(JsonLinesWriter.STANDARD_OUTPUT)) {
            TrainingReport.of(result, read.ahead()).forEach(context.out()::println);
            context.out().println();
            context.out().println(output + " is written; use it with tidewatch.alerts.scorecard=" + output);
        }
        if (published != null) {
            Scorecard card = result.fitted().card();
            context.err().println(PublishCommand.sentence(card, settings, published.publish(card)));
        }
        return 0;
    }

    /** @param ahead so many records were left out because they lie ahead of the clock */
    private record Read(Rows rows, long ahead) {}

    private Read rows(HistoryLog log, Settings settings, Scorecard inUse) throws IOException {
        Instant present = Clock.systemUTC().instant();
        RowMaker maker =
                new RowMaker(settings.policy(), log.known(), Training.features(inUse), new LossRule(horizon, share));
        RowReader reader = new RowReader(maker, present);
        try (Progress progress = Progress.of("Computing", log.records(), context.err())) {
            log.handOut(present, reader, progress::at);
        }
        reader.refused().lines().forEach(context.err()::println);
        return new Read(maker.rows(), reader.refused().ahead());
    }

    private void write(String text) {
        try (Replacement file = Replacement.of(output.toString())) {
            file.stream().write(text.getBytes(StandardCharsets.UTF_8));
            file.finish();
        } catch (IOException e) {
            throw new UserError("--output " + output + " cannot be written (" + e + ")", e);
        }
    }
}
