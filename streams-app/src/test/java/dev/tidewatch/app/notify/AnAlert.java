package dev.tidewatch.app.notify;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Alerts for tests: one that was raised, and how it goes on. */
public final class AnAlert {

    public static final Instant RAISED_AT = Instant.parse("2026-03-01T12:00:00.250Z");

    static {
        TrustedRecords.trust();
    }

    private AnAlert() {}

    public static RiskAlert raised(String customer) {
        return RiskAlert.newBuilder()
                .setAlertId(customer + "|AT_RISK|" + RAISED_AT)
                .setCustomerId(customer)
                .setKind(AlertKind.AT_RISK)
                .setState(AlertState.RAISED)
                .setSeverity(AlertSeverity.HIGH)
                .setScore(new BigDecimal("78.000000"))
                .setMrrAtRisk(new BigDecimal("480.000000"))
                .setReportingCurrency("USD")
                .setSignals(List.of())
                .setSuggestedAction("Call the customer.")
                .setOpenedAt(RAISED_AT)
                .setUpdatedAt(RAISED_AT)
                .setRevision(0)
                .build();
    }

    /** The same alert at its next revision, an hour later. */
    public static RiskAlert next(RiskAlert alert, AlertState state, AlertSeverity severity) {
        return RiskAlert.newBuilder(alert)
                .setState(state)
                .setSeverity(severity)
                .setUpdatedAt(alert.getUpdatedAt().plusSeconds(3_600))
                .setRevision(alert.getRevision() + 1)
                .build();
    }
}
