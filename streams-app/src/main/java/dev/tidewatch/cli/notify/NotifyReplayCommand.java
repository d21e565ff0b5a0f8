package dev.tidewatch.cli.notify;

import dev.tidewatch.app.notify.Notifier;
import dev.tidewatch.app.notify.plan.NotifyPlan;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tidewatch notify replay}. */
@Command(
        name = "replay",
        description = {
            "Deliver once more what went to notify-dead-letters since the last replay, and end.",
            "Each message has the id that it had; one that fails for a minute goes there again, and the exit code is 1."
        },
        mixinStandardHelpOptions = true)
final class NotifyReplayCommand implements Callable<Integer> {

    @Mixin
    private PlanOption option = new PlanOption();

    @Override
    public Integer call() throws InterruptedException {
        NotifyPlan plan = option.plan();
        long dead = 0;
        try (Notifier notifier = Notifier.replay(plan, option.settings(plan), InstantSource.system())) {
            notifier.awaitEnd();
            for (Notifier.Result result : notifier.results()) {
                option.out()
                        .printf(
                                "%s: %d delivered, %d went to the dead letters again%n",
                                result.destination(), result.delivered(), result.dead());
                dead += result.dead();
            }
        }
        return dead == 0 ? 0 : 1;
    }
}
