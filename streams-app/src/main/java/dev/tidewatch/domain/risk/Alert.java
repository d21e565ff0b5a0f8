package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One publication about an alert; the customer and {@code openedAt} identify it from its opening to its end.
 *
 * @param mrrAtRisk micros of the reporting currency, as far as rates are known
 * @param signals largest contribution first
 * @param suggestedAction one sentence; empty once there is nothing to do
 * @param revision 0 for the first publication
 */
public record Alert(
        Instant openedAt,
        State state,
        Severity severity,
        BigDecimal score,
        long mrrAtRisk,
        List<Signal> signals,
        String suggestedAction,
        Instant updatedAt,
        long revision) {

    /** Where an alert stands. */
    public enum State {
        RAISED,
        RESOLVED,
        CHURNED
    }

    public Alert {
        signals = List.copyOf(signals);
    }

    /** The first publication. */
    static Alert raised(Instant at, Assessment assessment, Score score, Severity severity) {
        return new Alert(
                at,
                State.RAISED,
                severity,
                score.value(),
                micros(assessment),
                score.signals(),
                action(score.signals()),
                at,
                0);
    }

    Alert updated(Instant at, Assessment assessment, Score score, Severity newSeverity) {
        return new Alert(
                openedAt,
                State.RAISED,
                newSeverity,
                score.value(),
                micros(assessment),
                score.signals(),
                action(score.signals()),
                at,
                revision + 1);
    }

    Alert resolved(Instant at, Assessment assessment, Score score) {
        return new Alert(
                openedAt,
                State.RESOLVED,
                severity,
                score.value(),
                micros(assessment),
                score.signals(),
                "",
                at,
                revision + 1);
    }

    /** What was known before the customer left is repeated: it is what the alert warned of. */
    Alert churned(Instant at) {
        return new Alert(openedAt, State.CHURNED, severity, score, mrrAtRisk, signals, "", at, revision + 1);
    }

    /** The names of the features that speak for leaving. */
    Set<String> alarms() {
        return alarms(signals);
    }

    static Set<String> alarms(List<Signal> signals) {
        return signals.stream().filter(Signal::isAlarming).map(Signal::name).collect(Collectors.toSet());
    }

    private static String action(List<Signal> signals) {
        return signals.stream()
                .filter(Signal::isAlarming)
                .findFirst()
                .flatMap(signal -> Feature.named(signal.name()))
                .map(Feature::action)
                .orElse("");
    }

    private static long micros(Assessment assessment) {
        Long reporting = assessment.reportingMrr();
        return reporting == null ? 0 : reporting;
    }
}
