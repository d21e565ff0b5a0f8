package dev.tidewatch.avro.output;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.risk.action.Handling;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.output.AlertResolution;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts, as published and in the store. */
public final class AlertMapping {

    private final String reportingCurrency;
    private final Holdout holdout;

    /** Without a hold-out. */
    public AlertMapping(String reportingCurrency) {
        this(reportingCurrency, Holdout.NONE);
    }

    /** @param holdout of these customers an alert says so */
    public AlertMapping(String reportingCurrency, Holdout holdout) {
        this.reportingCurrency = reportingCurrency;
        this.holdout = holdout;
    }

    /** The customer, the origin and the instant of its opening. */
    static String id(String customerId, AlertOrigin origin, Instant openedAt) {
        return new AlertId(origin, openedAt).of(customerId);
    }

    /** As it is published. */
    public RiskAlert toAvro(String customerId, Alert alert) {
        RiskAlert published = withoutSentence(customerId, alert);
        published.setHeldOut(holdout.holds(customerId));
        published.setSentence(AlertSentence.of(published, alert.gone()));
        return published;
    }

    /** As it is kept: the rest says the sentence. */
    public RiskAlert withoutSentence(String customerId, Alert alert) {
        Handling handling = alert.handling();
        return RiskAlert.newBuilder()
                .setAlertId(id(customerId, alert.origin(), alert.openedAt()))
                .setCustomerId(customerId)
                .setKind(toAvro(alert.kind()))
                .setState(AlertState.valueOf(alert.state().name()))
                .setSeverity(AlertSeverity.valueOf(alert.severity().name()))
                .setScore(alert.score())
                .setMrrAtRisk(Amounts.ofMicros(alert.mrrAtRisk()))
                .setExpectedLoss(alert.expectedLoss() == null ? null : Amounts.ofMicros(alert.expectedLoss()))
                .setReportingCurrency(reportingCurrency)
                .setSignals(signals(alert.signals()))
                .setRule(alert.rule())
                .setSuggestedAction(alert.suggestedAction())
                .setOpenedAt(alert.openedAt())
                .setUpdatedAt(alert.updatedAt())
                .setRevision(alert.revision())
                .setOwner(handling.owner())
                .setAcknowledgedAt(handling.acknowledgedAt())
                .setSnoozedUntil(handling.snoozedUntil())
                .setDueAt(handling.dueAt())
                .setResolution(toAvro(handling.resolution()))
                .setActedAt(handling.actedAt())
                .setActedBy(handling.actedBy())
                .setComment(handling.comment())
                .build();
    }

    public static dev.tidewatch.output.AlertKind toAvro(AlertKind kind) {
        return dev.tidewatch.output.AlertKind.valueOf(kind.name());
    }

    public static @Nullable AlertResolution toAvro(@Nullable Resolution resolution) {
        return resolution == null ? null : AlertResolution.valueOf(resolution.name());
    }

    /** Null also stands for one that this version does not know. */
    public static @Nullable Resolution resolution(@Nullable AlertResolution resolution) {
        return resolution == null || resolution == AlertResolution.UNKNOWN
                ? null
                : Resolution.valueOf(resolution.name());
    }

    static List<dev.tidewatch.output.Signal> signals(List<Signal> signals) {
        return signals.stream()
                .map(signal -> new dev.tidewatch.output.Signal(
                        signal.name(), signal.value(), signal.weight(), signal.contribution(), signal.evidence()))
                .toList();
    }

    public static Alert toDomain(RiskAlert alert) {
        return new Alert(
                AlertKind.valueOf(alert.getKind().name()),
                alert.getRule(),
                alert.getOpenedAt(),
                Alert.State.valueOf(alert.getState().name()),
                Severity.valueOf(alert.getSeverity().name()),
                alert.getScore(),
                alert.getMrrAtRisk().unscaledValue().longValueExact(),
                alert.getExpectedLoss() == null
                        ? null
                        : alert.getExpectedLoss().unscaledValue().longValueExact(),
                alert.getSignals().stream()
                        .map(signal -> new Signal(
                                signal.getName(),
                                signal.getValue(),
                                signal.getWeight(),
                                signal.getContribution(),
                                signal.getEvidence()))
                        .toList(),
                alert.getSuggestedAction(),
                alert.getUpdatedAt(),
                alert.getRevision(),
                List.of(),
                handling(alert));
    }

    private static Handling handling(RiskAlert alert) {
        return new Handling(
                alert.getDueAt(),
                alert.getActedAt(),
                alert.getActedBy(),
                alert.getOwner(),
                alert.getAcknowledgedAt(),
                alert.getSnoozedUntil(),
                resolution(alert.getResolution()),
                alert.getComment());
    }
}
