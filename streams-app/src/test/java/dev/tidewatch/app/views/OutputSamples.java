package dev.tidewatch.app.views;

import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Output records with what every one must have, to be changed where a test asks for it. */
public final class OutputSamples {

    private OutputSamples() {}

    /** Raised and low. */
    public static RiskAlert.Builder alertOf(String customer, String id, Instant at) {
        return RiskAlert.newBuilder()
                .setAlertId(id)
                .setCustomerId(customer)
                .setKind(AlertKind.AT_RISK)
                .setState(AlertState.RAISED)
                .setSeverity(AlertSeverity.LOW)
                .setScore(new BigDecimal("50.000000"))
                .setMrrAtRisk(new BigDecimal("10.000000"))
                .setSignals(List.of())
                .setSuggestedAction("")
                .setOpenedAt(at)
                .setUpdatedAt(at)
                .setRevision(0);
    }

    /** A new subscription to a plan. */
    public static MrrMovement.Builder movementOf(String customer, String plan, Instant at) {
        BigDecimal nothing = new BigDecimal("0.000000");
        BigDecimal mrr = new BigDecimal("10.000000");
        return MrrMovement.newBuilder()
                .setMovementId(customer + "|" + at + "|USD")
                .setRevision(0)
                .setVoided(false)
                .setProvisional(false)
                .setCustomerId(customer)
                .setSubscriptionIds(List.of(customer + "-1"))
                .setKind(MovementKind.NEW)
                .setEffectiveAt(at)
                .setEffectiveDay(LocalDate.ofInstant(at, ZoneOffset.UTC))
                .setZone("UTC")
                .setCurrency("USD")
                .setMrrBefore(nothing)
                .setMrrAfter(mrr)
                .setAmount(mrr)
                .setReportingCurrency("USD")
                .setReportingAmount(mrr)
                .setLines(List.of(new MovementLine(
                        customer + "-1", plan, null, BillingIntervalUnit.MONTH, 1, Map.of(), nothing, mrr)))
                .setRule("snapshot")
                .setCauses(List.of("evt"))
                .setPublishedAt(at);
    }

    /** Active, and nothing else is known. */
    public static CustomerHealth.Builder healthOf(String customer, Instant at) {
        return CustomerHealth.newBuilder()
                .setCustomerId(customer)
                .setStatus(CustomerStatus.ACTIVE)
                .setMrr(new BigDecimal("10.000000"))
                .setMrrByCurrency(Map.of())
                .setLifetimePaid(new BigDecimal("0.000000"))
                .setInvoicesPaid(0)
                .setFeatures(Map.of())
                .setSignals(List.of())
                .setOpenAlerts(List.of())
                .setAttributes(Map.of())
                .setUpdatedAt(at);
    }
}
