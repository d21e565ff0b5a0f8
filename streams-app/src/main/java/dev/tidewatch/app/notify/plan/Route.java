package dev.tidewatch.app.notify.plan;

import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads alerts to destinations: those of which all of this is true.
 *
 * @param to names of destinations
 * @param kinds empty for any kind that this version knows
 * @param severity from this one on
 * @param mrr at least so much MRR is at risk, in the reporting currency
 * @param owners whoever the alert is given to; empty for anybody and nobody
 * @param attributes of the customer, each with the values that it may have
 */
public record Route(
        List<String> to,
        Set<AlertKind> kinds,
        Set<AlertState> states,
        AlertSeverity severity,
        BigDecimal mrr,
        Set<String> owners,
        Map<String, Set<String>> attributes) {

    /** Stands among the owners for an alert that was given to nobody. */
    static final String NOBODY = "nobody";

    /** SUPPRESSED is nobody's business unless a route names it, PENDING is never published, and UNKNOWN is a state of a newer version. */
    public static final Set<AlertState> TOLD =
            Set.of(AlertState.RAISED, AlertState.ESCALATED, AlertState.RESOLVED, AlertState.CHURNED);

    static Route anything(String to) {
        return new Route(
                List.of(to),
                EnumSet.allOf(AlertKind.class),
                EnumSet.allOf(AlertState.class),
                AlertSeverity.UNKNOWN,
                BigDecimal.ZERO,
                Set.of(),
                Map.of());
    }

    boolean takes(RiskAlert alert, Map<String, String> customer) {
        boolean known = kinds.isEmpty() ? alert.getKind() != AlertKind.UNKNOWN : kinds.contains(alert.getKind());
        return known
                && states.contains(alert.getState())
                && alert.getSeverity().compareTo(severity) >= 0
                && alert.getMrrAtRisk().compareTo(mrr) >= 0
                && (owners.isEmpty() || owners.contains(owner(alert)))
                && attributes.entrySet().stream()
                        .allMatch(wanted -> isOneOf(customer.get(wanted.getKey()), wanted.getValue()));
    }

    private static boolean isOneOf(@Nullable String value, Set<String> wanted) {
        return value != null && wanted.contains(value);
    }

    private static String owner(RiskAlert alert) {
        return alert.getOwner() == null ? NOBODY : alert.getOwner();
    }
}
