package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.oracle.alerts.order.TaskOrders;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The alerts of a replay, recomputed. */
public final class ReplayedAlerts {

    private ReplayedAlerts() {}

    /**
     * Holds what was replayed.
     *
     * @param input the file
     * @param output the directory
     * @param end of the replay's clock
     */
    public record Source(String input, Path output, Instant end) {}

    /**
     * Recomputes them.
     *
     * @param work a directory for copies, as large as the input
     */
    public static RecomputedAlerts of(Source source, Settings settings, Path work) throws IOException {
        RateRules rules = new RateRules(settings.profile().reportingCurrency());
        try (ReplayedLog log = new ReplayedLog(work, settings.partitions())) {
            log.write(source.input(), rules, source.end());
            Refused refused = Refused.in(
                    source.output().resolve("dead-letters.jsonl"),
                    settings.topics().prefix());
            LogCopy copy = new LogCopy(work, log.decoders(), refused, partition -> Long.MAX_VALUE);
            TaskOrders orders = TaskOrders.in(source.output().resolve("processing-order.jsonl"));
            return new Recomputation(settings.policy(), ClockMode.EVENT, copy, orders).in(work, settings.partitions());
        }
    }
}
