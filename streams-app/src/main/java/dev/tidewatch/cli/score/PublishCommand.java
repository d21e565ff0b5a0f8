package dev.tidewatch.cli.score;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.training.PublishedWeights;
import dev.tidewatch.cli.CommandContext;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch publish}. */
@Command(
        name = "publish",
        description = {
            "Send weights of the score to a running pipeline: each customer is assessed by them from its next assessment on.",
            "They hold until others are published, also after a restart, and in place of the scorecard of the settings."
                    + " --config must be that of the pipeline."
        },
        footer = {"", "Example:", "  tidewatch publish --weights weights.properties --config cluster.properties"},
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "A scorecard file with format = 2, as train writes it.")
    private Path weights = Path.of("");

    @Mixin
    private CommandContext context = new CommandContext();

    @Override
    public Integer call() {
        Settings settings = context.settings();
        Scorecard card = ScorecardFile.at(weights);
        PublishedWeights published = new PublishedWeights(settings);
        published.check(card, weights.toString());
        context.out().println(sentence(card, settings, published.publish(card)));
        return 0;
    }

    static String sentence(Scorecard card, Settings settings, int tasks) {
        return card.version() + " is published on " + settings.topics().control() + " to "
                + (tasks == 1 ? "the one task" : "each of the " + tasks + " tasks")
                + "; each customer is assessed by it from its next assessment on";
    }
}
