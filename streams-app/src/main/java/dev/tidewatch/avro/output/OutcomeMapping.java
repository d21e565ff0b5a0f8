package dev.tidewatch.avro.output;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.OutcomeKind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Outcomes of alerts, as published. */
public final class OutcomeMapping {

    private final String reportingCurrency;

    public OutcomeMapping(String reportingCurrency) {
        this.reportingCurrency = reportingCurrency;
    }

    /** The key of an alert's outcome: the alert's id. */
    public static String key(String customerId, Outcome outcome) {
        Warning warning = outcome.warning();
        return AlertMapping.id(customerId, warning.origin(), warning.raisedAt());
    }

    /** Returns the customer of a key; null if the key is none of an outcome: the customer may have any id, the kind and the instant have no stroke. */
    public static @Nullable String customerOf(String key) {
        int instant = key.lastIndexOf('|');
        int kind = instant < 0 ? -1 : key.lastIndexOf('|', instant - 1);
        return kind < 0 ? null : key.substring(0, kind);
    }

    public AlertOutcome toAvro(String customerId, Outcome outcome) {
        Warning warning = outcome.warning();
        Told<Resolution> resolved = warning.response().resolved();
        return AlertOutcome.newBuilder()
                .setAlertId(key(customerId, outcome))
                .setCustomerId(customerId)
                .setKind(AlertMapping.toAvro(warning.kind()))
                .setRule(warning.rule())
                .setScore(warning.score())
                .setRaisedAt(warning.raisedAt())
                .setHorizonEndsAt(warning.horizonEndsAt())
                .setOutcome(toAvro(outcome.result()))
                .setOutcomeAt(outcome.at())
                .setLeadDays(outcome.leadDays())
                .setMrrLost(amount(outcome.mrrLost()))
                .setReportingCurrency(reportingCurrency)
                .setMrrAtRisk(amount(warning.mrrAtRisk()))
                .setDecided(warning.decided())
                .setHeldOut(warning.heldOut())
                .setActedAt(warning.response().actedAt())
                .setResolution(resolved == null ? null : AlertMapping.toAvro(resolved.what()))
                .build();
    }

    /** Null of a kind or an outcome that this version does not know. */
    public static @Nullable GradedAlert toDomain(AlertOutcome published) {
        OutcomeKind outcome = published.getOutcome();
        dev.tidewatch.output.AlertKind kind = published.getKind();
        if (outcome == OutcomeKind.UNKNOWN
                || kind == dev.tidewatch.output.AlertKind.UNKNOWN
                || kind == dev.tidewatch.output.AlertKind.GOAL) {
            return null;
        }
        Warning warning = new Warning(
                AlertKind.valueOf(kind.name()),
                published.getRaisedAt(),
                published.getHorizonEndsAt(),
                published.getScore(),
                micros(published.getMrrAtRisk()),
                Boolean.TRUE.equals(published.getDecided()),
                Boolean.TRUE.equals(published.getHeldOut()),
                response(published),
                published.getRule());
        return new GradedAlert(
                published.getCustomerId(),
                published.getRule(),
                new Outcome(
                        warning,
                        Result.valueOf(outcome.name()),
                        published.getOutcomeAt(),
                        published.getMrrLost() == null ? null : Long.valueOf(micros(published.getMrrLost()))));
    }

    /** Reads the response; the instant of the resolution is not published, so it counts as that of the first action. */
    private static Response response(AlertOutcome published) {
        Instant actedAt = published.getActedAt();
        Resolution resolution = AlertMapping.resolution(published.getResolution());
        return new Response(actedAt, actedAt == null || resolution == null ? null : new Told<>(actedAt, resolution));
    }

    private static long micros(@Nullable BigDecimal amount) {
        return amount == null ? 0 : amount.unscaledValue().longValueExact();
    }

    public static OutcomeKind toAvro(Result result) {
        return OutcomeKind.valueOf(result.name());
    }

    private static @Nullable BigDecimal amount(@Nullable Long micros) {
        return micros == null ? null : Amounts.ofMicros(micros);
    }
}
