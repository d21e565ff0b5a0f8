package dev.tidewatch.local.demo;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Records as the pipeline publishes them. */
final class Records {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    static {
        TrustedRecords.trust();
    }

    private Records() {}

    static RetentionMetrics.Builder metrics(String segment, String window) {
        return RetentionMetrics.newBuilder()
                .setSegment(segment)
                .setWindow(window)
                .setDay(LocalDate.parse("2026-03-10"))
                .setLive(true)
                .setRevision(0)
                .setIsFinal(false)
                .setRestatedAfterFinal(false)
                .setAsOf(NOON)
                .setReportingCurrency("USD");
    }

    static MrrMovement.Builder movement(String customer, MovementKind kind, String before, String after) {
        return MrrMovement.newBuilder()
                .setMovementId(customer + "|" + NOON + "|USD")
                .setRevision(0)
                .setVoided(false)
                .setProvisional(false)
                .setCustomerId(customer)
                .setSubscriptionIds(List.of("sub_1"))
                .setKind(kind)
                .setEffectiveAt(NOON)
                .setEffectiveDay(LocalDate.parse("2026-03-10"))
                .setZone("UTC")
                .setCurrency("USD")
                .setMrrBefore(money(before))
                .setMrrAfter(money(after))
                .setAmount(money(after).subtract(money(before)))
                .setReportingCurrency("USD")
                .setLines(List.of(line("team", before, after)))
                .setRule("")
                .setCauses(List.of())
                .setPublishedAt(NOON);
    }

    static RiskAlert.Builder alert(String id, AlertState state) {
        return RiskAlert.newBuilder()
                .setAlertId(id)
                .setCustomerId("cus_" + id)
                .setKind(AlertKind.AT_RISK)
                .setState(state)
                .setSeverity(AlertSeverity.HIGH)
                .setScore(money("81.5"))
                .setMrrAtRisk(money("490"))
                .setSignals(List.of())
                .setRule("two-failed-payments")
                .setSuggestedAction("Call.")
                .setOpenedAt(NOON)
                .setUpdatedAt(NOON)
                .setRevision(0);
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }

    private static MovementLine line(String plan, String before, String after) {
        return MovementLine.newBuilder()
                .setSubscriptionId("sub_1")
                .setPlanId(plan)
                .setInterval(BillingIntervalUnit.MONTH)
                .setIntervalCount(1)
                .setAttributes(Map.of())
                .setBefore(money(before))
                .setAfter(money(after))
                .build();
    }
}
