package dev.tidewatch.cli.notify;

import dev.tidewatch.app.notify.Sample;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.send.Answer;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tidewatch notify test}. */
@Command(
        name = "test",
        description = {
            "Send a sample alert to every destination at once, and say what came of it.",
            "The exit code is 1 if one did not take it. Kafka is not asked."
        },
        mixinStandardHelpOptions = true)
final class NotifyTestCommand implements Callable<Integer> {

    @Mixin
    private PlanOption option = new PlanOption();

    @Override
    public Integer call() throws InterruptedException {
        int failed = 0;
        for (Destination destination : option.plan().destinations()) {
            Answer answer = Sample.send(destination, InstantSource.system());
            failed += answer instanceof Answer.Taken ? 0 : 1;
            option.out().println(destination.name() + ": " + said(answer));
        }
        return failed == 0 ? 0 : 1;
    }

    private static String said(Answer answer) {
        if (answer instanceof Answer.NotNow notNow) {
            return "would be tried again: " + notNow.why();
        }
        return answer instanceof Answer.Never never ? "takes nothing: " + never.why() : "has taken it";
    }
}
