package dev.tidewatch.app.digest;

import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the alerts that were open at an instant: of each the highest revision that was made up to it. */
final class OpenCalls implements DigestSource.AlertReceiver {

    /** PENDING is not published, and of SUPPRESSED nobody is to be told. */
    private static final Set<AlertState> OPEN = Set.of(AlertState.RAISED, AlertState.ESCALATED);

    private final Instant at;
    private final Map<String, Map<String, RiskAlert>> byKey = new HashMap<>();

    /** @param at the end of the day; what is decided with the day's last instant is dated so, and is of the day */
    OpenCalls(Instant at) {
        this.at = at;
    }

    @Override
    public void alert(String key, @Nullable RiskAlert alert) {
        if (alert == null) {
            byKey.remove(key);
        } else if (!alert.getUpdatedAt().isAfter(at)) {
            byKey.computeIfAbsent(key, unknown -> new HashMap<>())
                    .merge(
                            alert.getAlertId(),
                            alert,
                            (one, next) -> next.getRevision() >= one.getRevision() ? next : one);
        }
    }

    /** Returns them without those that are snoozed beyond the instant, the largest expected loss first. */
    List<Call> calls() {
        return byKey.values().stream()
                .flatMap(alerts -> alerts.values().stream())
                .filter(alert -> OPEN.contains(alert.getState()) && !isPutOff(alert))
                .map(Call::of)
                .sorted(Call.LARGEST_FIRST)
                .toList();
    }

    /** Whoever snoozed it said when it is to be looked at again. */
    private boolean isPutOff(RiskAlert alert) {
        return alert.getSnoozedUntil() != null && alert.getSnoozedUntil().isAfter(at);
    }
}
