package dev.tidewatch.app.stripe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Says how many events came and what became of them, at most once a minute, whoever knocks and however often. */
public final class WebhookLog {

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final Consumer<String> log;
    private final Consumer<String> warnings;
    private final Map<String, Long> counts = new TreeMap<>();
    private String lastProblem = "";
    private String warning = "";
    private long lastSaid;

    /**
     * A log that has said nothing yet.
     *
     * @param nanos a clock that only goes forward
     * @param warnings what somebody should mend
     */
    public WebhookLog(LongSupplier nanos, Consumer<String> log, Consumer<String> warnings) {
        this.nanos = nanos;
        this.log = log;
        this.warnings = warnings;
        this.lastSaid = nanos.getAsLong();
    }

    /** @param answer such as {@code left out by CATALOGUE} */
    synchronized void count(String answer) {
        counts.merge(answer, 1L, Long::sum);
    }

    synchronized void count(String answer, String problem) {
        count(answer);
        lastProblem = problem;
    }

    /** Notes what to warn of: the newest of all that came. */
    synchronized void warn(String newest) {
        warning = newest;
    }

    /** Says what came since the last time, if that is a minute ago. */
    public synchronized void tell() {
        if (nanos.getAsLong() - lastSaid >= PAUSE_NANOS) {
            tellNow();
        }
    }

    /** Says what was not said yet. */
    public synchronized void tellNow() {
        lastSaid = nanos.getAsLong();
        if (counts.isEmpty()) {
            return;
        }
        String told = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        log.accept("Stripe's webhook: " + told + (lastProblem.isEmpty() ? "" : "; last problem: " + lastProblem));
        if (!warning.isEmpty()) {
            warnings.accept("Stripe's webhook: of the events since the start " + warning);
        }
        counts.clear();
        warning = "";
        lastProblem = "";
    }
}
