package dev.tidewatch.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Looks soon and then less and less often whether a condition holds: most conditions read whole topics, and would take the processors from
 * what they wait for.
 */
public final class PatientPolling implements BeforeAllCallback {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(500);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(new IterativePollInterval(PatientPolling::next, FIRST));
    }

    private static Duration next(Duration last) {
        Duration longer = last.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
