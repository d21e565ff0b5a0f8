package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.FeatureSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One publication about an alert; the customer, its kind and {@code openedAt} identify it from its opening to its end.
 *
 * @param mrrAtRisk micros of the reporting currency, as far as rates are known; of WIN_BACK what was lost
 * @param expectedLoss micros of the reporting currency within the horizon of the score; null of other kinds than AT_RISK, and while a
 *     rate is missing
 * @param signals largest contribution first
 * @param suggestedAction one sentence; empty once there is nothing to do
 * @param revision 0 for the first publication
 * @param gone of RESOLVED the evidence of what spoke for the alert at its last publication and does no longer; it is only told, not kept
 */
public record Alert(
        AlertKind kind,
        Instant openedAt,
        State state,
        Severity severity,
        BigDecimal score,
        long mrrAtRisk,
        @Nullable Long expectedLoss,
        List<Signal> signals,
        String suggestedAction,
        Instant updatedAt,
        long revision,
        List<String> gone) {

    /** Says where an alert stands; one that is only pending is not published. */
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
        gone = List.copyOf(gone);
    }

    /** The first publication. */
    static Alert first(State state, Finding finding, Instant at, AlertPolicy policy) {
        AlertContent content = finding.content();
        return new Alert(
                finding.kind(),
                at,
                state,
                policy.severities().of(finding.kind(), content.mrr(), content.score()),
                content.score(),
                micros(content),
                policy.severities().expectedLoss(finding.kind(), content.mrr(), content.score()),
                content.signals(),
                content.action(),
                at,
                0,
                List.of());
    }

    Alert next(State next, Finding finding, Instant at, AlertPolicy policy) {
        AlertContent content = finding.content();
        return new Alert(
                kind,
                openedAt,
                next,
                policy.severities().of(finding.kind(), content.mrr(), content.score()),
                content.score(),
                micros(content),
                policy.severities().expectedLoss(finding.kind(), content.mrr(), content.score()),
                content.signals(),
                content.action(),
                at,
                revision + 1,
                List.of());
    }

    Alert resolved(Finding finding, Instant at, AlertPolicy policy) {
        AlertContent content = finding.content();
        return new Alert(
                kind,
                openedAt,
                State.RESOLVED,
                severity,
                content.score(),
                micros(content),
                policy.severities().expectedLoss(finding.kind(), content.mrr(), content.score()),
                content.signals(),
                "",
                at,
                revision + 1,
                gone(content));
    }

    /** What was known before the customer left is repeated: it is what the alert warned of. */
    Alert churned(Instant at) {
        return new Alert(
                kind,
                openedAt,
                State.CHURNED,
                severity,
                score,
                mrrAtRisk,
                expectedLoss,
                signals,
                "",
                at,
                revision + 1,
                List.of());
    }

    /** The features that speak for leaving. */
    FeatureSet alarms() {
        return FeatureSet.alarms(signals);
    }

    private List<String> gone(AlertContent now) {
        Set<String> still = now.signals().stream()
                .filter(Signal::isAlarming)
                .map(Signal::name)
                .collect(Collectors.toSet());
        return signals.stream()
                .filter(signal -> signal.isAlarming() && !still.contains(signal.name()))
                .map(Signal::evidenceOrName)
                .toList();
    }

    private static long micros(AlertContent content) {
        Long mrr = content.mrr();
        return mrr == null ? 0 : mrr;
    }
}
