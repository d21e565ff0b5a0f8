package dev.tidewatch.cli.score;

import dev.tidewatch.app.rules.RulesFile;
import dev.tidewatch.app.settings.Rules;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.feature.Feature;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch rules check}. */
@Command(
        name = "check",
        description = {
            "Compile a file of rules, and list what each of them reads and does, and its goals.",
            "If anything is wrong, it says what, and where; the exit code is then 1."
        },
        footer = {"", "Example:", "  tidewatch rules check --rules rules.yaml"},
        mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "A file of rules.")
    private Path file = Path.of("");

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() {
        RulesFile.Content content = Rules.at(file);
        for (Rule rule : content.all()) {
            context.out()
                    .println(rule.name() + (content.off().contains(rule.name()) ? " (off)" : "") + ": " + said(rule));
            context.out().println("  " + rule.text().replaceAll("\\s+", " "));
        }
        content.goals().forEach(goal -> context.out().println("goal " + goal.name() + ": " + said(goal)));
        context.out()
                .println(file + " has " + content.all().size() + " rules, of which "
                        + content.off().size() + " are off"
                        + (content.goals().isEmpty()
                                ? ""
                                : "; goals: " + content.goals().size()));
        return 0;
    }

    private static String said(Goal goal) {
        return goal.figure().field() + " of " + goal.segment().key() + " over " + goal.window() + " is to be "
                + (goal.direction() == Goal.Direction.AT_LEAST ? "at least " : "at most ")
                + goal.target().stripTrailingZeros().toPlainString() + " by " + goal.until() + ", from " + goal.from()
                + " on";
    }

    private static String said(Rule rule) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        rule.when().features(features);
        String severity = rule.severity() == null
                ? "severity by the expected loss"
                : rule.severity().toString();
        String reads = features.isEmpty()
                ? "no feature"
                : features.stream().map(Feature::dotted).collect(Collectors.joining(", "));
        return severity + ", cause " + rule.cause() + ", reads " + reads;
    }
}
