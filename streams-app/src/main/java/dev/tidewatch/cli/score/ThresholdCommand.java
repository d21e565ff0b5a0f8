package dev.tidewatch.cli.score;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.training.Capacity;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch threshold}. */
@Command(
        name = "threshold",
        description = {
            "Find the lowest score, not below the threshold that is set, at which no more AT_RISK alerts are raised in a week than can"
                    + " be worked on. The settings for it are printed.",
            "The history, a file that replay takes or the input topics of the cluster that --config names, goes through the"
                    + " pipeline's own rules for each threshold that is tried; the alerts of its last weeks are counted."
        },
        footer = {"", "Example:", "  tidewatch threshold --input events.jsonl.gz --alerts-a-week 20"},
        mixinStandardHelpOptions = true)
final class ThresholdCommand implements Callable<Integer> {

    private static final int MOST_WEEKS = 520;
    private static final int MOST_ALERTS = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Mixin
    private HistoryOption history = new HistoryOption();

    @Mixin
    private CommandContext context = new CommandContext();

    private int capacity;

    private int weeks = 13;

    @Option(
            names = "--alerts-a-week",
            required = true,
            paramLabel = "N",
            description = "How many AT_RISK alerts can be worked on in a week, on average over the weeks.")
    void setCapacity(int given) {
        capacity = within("--alerts-a-week", given, MOST_ALERTS);
    }

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "The last weeks of the history that are counted. Default: 13.")
    void setWeeks(int given) {
        weeks = within("--weeks", given, MOST_WEEKS);
    }

    private int within(String name, int given, int most) {
        if (given < 1 || given > most) {
            throw new ParameterException(spec.commandLine(), name + " is " + given + "; it must be from 1 to " + most);
        }
        return given;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        history.require(settings);
        List<Capacity.Count> counts = history.read(settings, context, log -> {
            Capacity found =
                    new Capacity(settings.policy(), log, Clock.systemUTC().instant(), weeks);
            try (Progress progress = Progress.of("Computing", Capacity.FOLDS, context.err())) {
                return found.find(capacity, progress::at);
            }
        });
        report(counts, settings);
        return 0;
    }

    private void report(List<Capacity.Count> counts, Settings settings) {
        Capacity.Count found = counts.get(0);
        LocalDate day = LocalDate.ofInstant(found.ends(), settings.profile().zone());
        PrintWriter out = context.out();
        found.refused().lines().forEach(context.err()::println);
        out.println("AT_RISK alerts a week, over the " + weeks + " weeks up to " + day + ":");
        counts.forEach(count -> out.printf("  raised from a score of %3d on: %s%n", count.enter(), count.perWeek()));
        out.println("Beside them, alerts of other kinds and of rules a week: " + found.othersPerWeek());
        if (!found.fits(capacity)) {
            throw new UserError(
                    "there are more than " + capacity
                            + " a week even from a score of 100 on; tidewatch.alerts.dwell and tidewatch.alerts.cooldown make fewer");
        }
        if (counts.size() == 1) {
            out.println(
                    "The threshold that is set leaves room for more. To hear of customers who are less likely to leave, set "
                            + "tidewatch.alerts.enter lower and ask again.");
        }
        out.println("tidewatch.alerts.enter=" + found.enter());
        BigDecimal leave = settings.policy().risk().policy().score().leave();
        if (leave.compareTo(BigDecimal.valueOf(found.enter())) > 0) {
            out.println("tidewatch.alerts.leave=" + found.enter());
        }
    }
}
