package dev.tidewatch.cli.notify;

import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.plan.NotifyPlan;
import dev.tidewatch.app.notify.send.Resolver;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tidewatch notify check}. */
@Command(
        name = "check",
        description = {
            "Say what is wrong with a file of notify, and where, and whether its addresses are allowed.",
            "Nothing is sent. The exit code is 1 if anything is wrong."
        },
        mixinStandardHelpOptions = true)
final class NotifyCheckCommand implements Callable<Integer> {

    @Mixin
    private PlanOption option = new PlanOption();

    @Override
    public Integer call() {
        NotifyPlan plan = option.plan();
        int wrong = 0;
        for (Destination destination : plan.destinations()) {
            String problem = problem(destination.address());
            wrong += problem.isEmpty() ? 0 : 1;
            option.out()
                    .printf(
                            "%s: %s at %s %s%n",
                            destination.name(),
                            destination.address().kind(),
                            destination.address().host(),
                            problem.isEmpty() ? right(destination.address()) : problem);
        }
        option.settings(plan);
        return wrong == 0 ? 0 : 1;
    }

    private static String right(Address address) {
        return address instanceof Address.Webhook webhook && webhook.secrets().isEmpty()
                ? "is right, and gets messages without a signature: it has no secrets"
                : "is right";
    }

    /** Empty if there is none; a mail server may lie anywhere. */
    private static String problem(Address address) {
        if (!(address instanceof Address.Web web)) {
            return "";
        }
        try {
            Resolver.check(web);
            return "";
        } catch (UnknownHostException e) {
            return "is refused: this name has no address";
        } catch (IOException e) {
            return "is refused: " + e.getMessage();
        }
    }
}
