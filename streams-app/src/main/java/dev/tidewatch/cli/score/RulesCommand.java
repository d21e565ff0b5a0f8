package dev.tidewatch.cli.score;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch rules}. */
@Command(
        name = "rules",
        description = {
            "Check rules that raise alerts, try them on past events, and send them to a running pipeline.",
            "docs/rules.md says what a file of rules may say; tidewatch.rules=FILE puts it in force."
        },
        mixinStandardHelpOptions = true,
        subcommands = {RulesCheckCommand.class, RulesTestCommand.class, RulesPublishCommand.class})
final class RulesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do with rules; it is one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
