package dev.tidewatch.cli.score;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.Rules;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.trial.RuleTrial;
import dev.tidewatch.app.trial.Trial;
import dev.tidewatch.app.trial.TrialTable;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.risk.alert.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch rules test}. */
@Command(
        name = "test",
        description = {
            "Say what each rule would have raised on past events, how right it would have been, and how early.",
            "The history, a file that replay takes or the input topics of the cluster that --config names, goes through the"
                    + " pipeline's own fold. Rules that are off are tried, too. Nothing is sent."
        },
        footer = {"", "Example:", "  tidewatch rules test --rules rules.yaml --input events.jsonl.gz"},
        mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {

    @Mixin
    private HistoryOption history = new HistoryOption();

    @Option(names = "--rules", paramLabel = "FILE", description = "A file of rules. Default: those of tidewatch.rules.")
    private @Nullable Path file;

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        List<Rule> rules = file == null
                ? settings.policy().risk().policy().rules()
                : Rules.at(file).all();
        if (rules.isEmpty()) {
            throw new UserError("there are no rules to try; say --rules FILE, or set tidewatch.rules=FILE");
        }
        history.require(settings);
        Trial trial = history.read(settings, context, log -> {
            RuleTrial trying =
                    new RuleTrial(settings.policy(), log, Clock.systemUTC().instant());
            try (Progress progress = Progress.of("Computing", log.records(), context.err())) {
                return trying.of(rules, progress::at);
            }
        });
        trial.refused().lines().forEach(context.err()::println);
        new TrialTable(context.out())
                .print(
                        trial,
                        settings.profile().zone(),
                        settings.policy().risk().scorecard().odds().horizonDays());
        return 0;
    }
}
