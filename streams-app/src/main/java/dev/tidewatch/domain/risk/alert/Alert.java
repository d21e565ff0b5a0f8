package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.FeatureSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * One publication about an alert; the customer, its kind and {@code openedAt} identify it from its opening to its end.
 *
 * @param mrrAtRisk micros of the reporting currency, as far as rates are known; of WIN_BACK what was lost
 * @param signals largest contribution first
 * @param suggestedAction one sentence; empty once there is nothing to do
 * @param revision 0 for the first publication
 */
public record Alert(
        AlertKind kind,
        Instant openedAt,
        State state,
        Severity severity,
        BigDecimal score,
        long mrrAtRisk,
        List<Signal> signals,
        String suggestedAction,
        Instant updatedAt,
        long revision) {

    /** Where an alert stands; one that is only pending is not published. */
    public enum State {
        RAISED,
        ESCALATED,
        RESOLVED,
        CHURNED,
        SUPPRESSED
    }

    public Alert {
        score = score.setScale(Signal.DIGITS, RoundingMode.HALF_UP);
        signals = List.copyOf(signals);
    }

    /** The first publication. */
    static Alert first(State state, Finding finding, Instant at, AlertPolicy policy) {
        Grounds grounds = finding.grounds();
        return new Alert(
                finding.kind(),
                at,
                state,
                policy.severities().of(grounds.mrr()),
                grounds.score(),
                micros(grounds),
                grounds.signals(),
                grounds.action(),
                at,
                0);
    }

    Alert next(State next, Finding finding, Instant at, AlertPolicy policy) {
        Grounds grounds = finding.grounds();
        return new Alert(
                kind,
                openedAt,
                next,
                policy.severities().of(grounds.mrr()),
                grounds.score(),
                micros(grounds),
                grounds.signals(),
                grounds.action(),
                at,
                revision + 1);
    }

    Alert resolved(Finding finding, Instant at) {
        Grounds grounds = finding.grounds();
        return new Alert(
                kind,
                openedAt,
                State.RESOLVED,
                severity,
                grounds.score(),
                micros(grounds),
                grounds.signals(),
                "",
                at,
                revision + 1);
    }

    /** What was known before the customer left is repeated: it is what the alert warned of. */
    Alert churned(Instant at) {
        return new Alert(kind, openedAt, State.CHURNED, severity, score, mrrAtRisk, signals, "", at, revision + 1);
    }

    /** The features that speak for leaving. */
    FeatureSet alarms() {
        return FeatureSet.alarms(signals);
    }

    private static long micros(Grounds grounds) {
        Long mrr = grounds.mrr();
        return mrr == null ? 0 : mrr;
    }
}
