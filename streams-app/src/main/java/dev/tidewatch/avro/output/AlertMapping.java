package dev.tidewatch.avro.output;

import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertKind;
import dev.tidewatch.domain.risk.alert.Holdout;
import dev.tidewatch.domain.risk.alert.Severity;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/** Alerts, as published and in the store. */
public final class AlertMapping {

    private static final int MICRO_SCALE = 6;
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

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

    /** The customer, the kind and the instant of its opening. */
    static String id(String customerId, AlertKind kind, Instant openedAt) {
        return customerId + "|" + kind + "|" + MILLIS.format(openedAt);
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
        return RiskAlert.newBuilder()
                .setAlertId(id(customerId, alert.kind(), alert.openedAt()))
                .setCustomerId(customerId)
                .setKind(toAvro(alert.kind()))
                .setState(AlertState.valueOf(alert.state().name()))
                .setSeverity(AlertSeverity.valueOf(alert.severity().name()))
                .setScore(alert.score())
                .setMrrAtRisk(BigDecimal.valueOf(alert.mrrAtRisk(), MICRO_SCALE))
                .setExpectedLoss(
                        alert.expectedLoss() == null ? null : BigDecimal.valueOf(alert.expectedLoss(), MICRO_SCALE))
                .setReportingCurrency(reportingCurrency)
                .setSignals(signals(alert.signals()))
                .setRule(null)
                .setSuggestedAction(alert.suggestedAction())
                .setOpenedAt(alert.openedAt())
                .setUpdatedAt(alert.updatedAt())
                .setRevision(alert.revision())
                .build();
    }

    public static dev.tidewatch.output.AlertKind toAvro(AlertKind kind) {
        return dev.tidewatch.output.AlertKind.valueOf(kind.name());
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
                List.of());
    }
}
