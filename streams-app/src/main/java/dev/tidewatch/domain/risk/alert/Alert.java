package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.action.Handling;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
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
 * One publication about an alert; the customer, its origin and {@code openedAt} identify it from its opening to its end.
 *
 * @param rule the name of the rule that raised it; null: the kind's own
 * @param mrrAtRisk micros of the reporting currency, as far as rates are known; of WIN_BACK what was lost
 * @param expectedLoss micros of the reporting currency within the horizon of the score; null of other kinds than AT_RISK, and while a
 *     rate is missing
 * @param signals largest contribution first
 * @param suggestedAction one sentence; empty once there is nothing to do
 * @param revision 0 for the first publication
 * @param gone of RESOLVED the evidence of what spoke for the alert at its last publication and does no longer; it is only told, not kept
 * @param handling who looks after it, and until when
 */
public record Alert(
        AlertKind kind,
        @Nullable String rule,
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
        List<String> gone,
        Handling handling) {

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

    public AlertOrigin origin() {
        return new AlertOrigin(kind, rule);
    }

    /** The first publication. */
    static Alert first(State state, Finding finding, Instant at, AlertPolicy policy) {
        AlertContent content = finding.content();
        Severity severity = severity(finding, policy);
        return new Alert(
                finding.kind(),
                finding.origin().rule(),
                at,
                state,
                severity,
                content.score(),
                micros(content),
                policy.severities().expectedLoss(finding.kind(), content.mrr(), content.score()),
                content.signals(),
                content.action(),
                at,
                0,
                List.of(),
                handling(state, finding.acted(at), policy.dueAt(finding.kind(), severity, at, finding.acted(at))));
    }

    /** One that had escalated stays due when it was. */
    Alert next(State next, Finding finding, Instant at, AlertPolicy policy) {
        Acted acted = finding.acted(openedAt);
        boolean wasDue = next == State.ESCALATED && acted == null;
        Instant due = policy.dueAt(kind, severity(finding, policy), openedAt, acted);
        return next(next, finding, wasDue ? handling.dueAt() : due, at, policy);
    }

    Alert escalated(Finding finding, Instant due, Instant at, AlertPolicy policy) {
        return next(State.ESCALATED, finding, due, at, policy);
    }

    private Alert next(State next, Finding finding, @Nullable Instant due, Instant at, AlertPolicy policy) {
        AlertContent content = finding.content();
        return new Alert(
                kind,
                rule,
                openedAt,
                next,
                severity(finding, policy),
                content.score(),
                micros(content),
                policy.severities().expectedLoss(finding.kind(), content.mrr(), content.score()),
                content.signals(),
                content.action(),
                at,
                revision + 1,
                List.of(),
                handling(next, finding.acted(openedAt), due));
    }

    private static Severity severity(Finding finding, AlertPolicy policy) {
        return finding.severity(finding.content().score(), policy);
    }

    Alert resolved(Finding finding, Instant at, AlertPolicy policy) {
        AlertContent content = finding.content();
        return new Alert(
                kind,
                rule,
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
                gone(content),
                handling(State.RESOLVED, finding.acted(openedAt), null));
    }

    /** What was known before the customer left is repeated: it is what the alert warned of. */
    Alert churned(Finding finding, Instant at) {
        return ended(State.CHURNED, finding, at);
    }

    /** A person ended it: what was known is repeated. */
    Alert settled(Finding finding, Instant at) {
        return ended(State.RESOLVED, finding, at);
    }

    private Alert ended(State end, Finding finding, Instant at) {
        return again(end, "", handling(end, finding.acted(openedAt), null), at);
    }

    /** All that was known is repeated, because only somebody acted. */
    Alert handled(Finding finding, Instant at, AlertPolicy policy) {
        Acted acted = finding.acted(openedAt);
        Instant due = policy.dueAt(kind, severity, openedAt, acted);
        return again(state, suggestedAction, handling(state, acted, due), at);
    }

    private Alert again(State next, String action, Handling now, Instant at) {
        return new Alert(
                kind,
                rule,
                openedAt,
                next,
                severity,
                score,
                mrrAtRisk,
                expectedLoss,
                signals,
                action,
                at,
                revision + 1,
                List.of(),
                now);
    }

    /** Returns true if somebody has acted since. */
    boolean isHandledAnew(Finding finding) {
        return Handling.of(finding.acted(openedAt), null).isNewsTo(handling);
    }

    /** An alert that is held back or has ended is never due. */
    private static Handling handling(State state, @Nullable Acted acted, @Nullable Instant due) {
        return Handling.of(acted, state == State.RAISED || state == State.ESCALATED ? due : null);
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
