package dev.tidewatch.cli.notify;

import dev.tidewatch.app.notify.Notifier;
import dev.tidewatch.app.notify.plan.NotifyPlan;
import dev.tidewatch.app.records.TopicTail;
import dev.tidewatch.app.settings.Settings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidewatch notify}. */
@Command(
        name = "notify",
        description = {
            "Tell webhooks, Slack, Teams and mailboxes of alerts, until it is told to stop.",
            "Each alert is delivered at least once; one that comes again has the same id."
        },
        mixinStandardHelpOptions = true,
        subcommands = {NotifyCheckCommand.class, NotifyTestCommand.class, NotifyReplayCommand.class})
final class NotifyCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyCommand.class);

    @Mixin
    private PlanOption option = new PlanOption();

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "end",
            description = "Where a destination begins that was never sent anything: beginning or end. Default: end.")
    private TopicTail.From from = TopicTail.From.END;

    @Override
    public Integer call() {
        NotifyPlan plan = option.plan();
        Settings settings = option.settings(plan);
        try (Notifier notifier = Notifier.follow(plan, settings, from, InstantSource.system())) {
            LOG.info("Follows {}", settings.topics().alerts());
            awaitEnd(notifier);
        }
        LOG.info("Stopped");
        return 0;
    }

    private static void awaitEnd(Notifier notifier) {
        try {
            notifier.awaitEnd();
        } catch (InterruptedException e) {
            LOG.info("Told to stop");
        }
    }
}
