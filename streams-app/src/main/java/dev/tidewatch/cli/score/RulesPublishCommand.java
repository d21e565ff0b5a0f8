package dev.tidewatch.cli.score;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.publish.EveryTask;
import dev.tidewatch.app.rules.RulesFile;
import dev.tidewatch.app.settings.Rules;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.cli.CommandContext;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch rules publish}. */
@Command(
        name = "publish",
        description = {
            "Send rules to a running pipeline: they raise alerts about each customer from its next assessment on.",
            "They hold until others are published, also after a restart, and in place of tidewatch.rules. --config must be"
                    + " that of the pipeline."
        },
        footer = {"", "Example:", "  tidewatch rules publish --rules rules.yaml --config cluster.properties"},
        mixinStandardHelpOptions = true)
final class RulesPublishCommand implements Callable<Integer> {

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "FILE",
            description = "A file of rules; those that are off are not sent.")
    private Path file = Path.of("");

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() {
        Settings settings = context.settings();
        RulesFile.Content content = Rules.at(file);
        if (content.all().isEmpty()) {
            throw new UserError(
                    file + " has goals and no rules; goals are not published, they hold from the next start of"
                            + " run on; to end all rules, publish a file of rules that are all off");
        }
        int on = content.rules().size();
        int tasks = EveryTask.of(settings).tell(ControlMessage.rules(content.rules()), "rules");
        context.out()
                .println((on == 1 ? "1 rule of " : on + " rules of ") + file + (on == 1 ? " is" : " are")
                        + " published on " + settings.topics().control() + " to "
                        + (tasks == 1 ? "the one task" : "each of the " + tasks + " tasks")
                        + "; alerts are raised by them, and by no others, from each customer's next assessment on");
        return 0;
    }
}
