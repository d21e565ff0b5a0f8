package dev.tidewatch.app.notify.plan;

import dev.tidewatch.output.RiskAlert;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place that is told of alerts.
 *
 * @param page where people act on alerts; messages lead there; null for no link
 * @param timeout of one attempt
 * @param routes an alert goes here if one of them takes it
 */
public record Destination(
        String name,
        Address address,
        @Nullable URI page,
        Pace pace,
        Retry retry,
        Duration timeout,
        List<Route> routes) {

    /** A patience that a person has who waits for the end. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    /** The same place for letters that are told once more: each at once, wherever its route leads by now. */
    public Destination atOnce() {
        Retry patience =
                retry.giveUpAfter().compareTo(SHORT) < 0 ? retry : new Retry(retry.first(), retry.most(), SHORT);
        return new Destination(
                name,
                address,
                page,
                new Pace(Duration.ZERO, null, null),
                patience,
                timeout,
                List.of(Route.anything(name)));
    }

    /**
     * True if a route takes it.
     *
     * @param customer its attributes, as far as they are known
     */
    public boolean takes(RiskAlert alert, Map<String, String> customer) {
        return routes.stream().anyMatch(route -> route.takes(alert, customer));
    }

    /** Says which of its alerts may disturb: those that quiet hours hold back are not among them. */
    public boolean disturbs(RiskAlert alert) {
        return pace.quiet() == null || pace.quiet().letsThrough(alert.getSeverity());
    }
}
