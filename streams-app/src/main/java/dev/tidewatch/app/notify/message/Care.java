package dev.tidewatch.app.notify.message;

import dev.tidewatch.output.AlertResolution;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says who takes care of an alert and what was done: {@code ann owns it, acknowledged, put off until 2026-03-04 09:00 UTC.} */
final class Care {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Care() {}

    /** Returns it on one line; it is empty where nobody has acted and nothing is due. */
    static String of(RiskAlert alert) {
        List<String> parts = new ArrayList<>();
        if (alert.getOwner() != null) {
            parts.add(alert.getOwner() + " owns it");
        } else if (alert.getDueAt() != null || alert.getActedAt() != null) {
            parts.add("nobody owns it");
        }
        addDeeds(alert, parts);
        if (parts.isEmpty()) {
            return "";
        }
        String care = String.join(", ", parts) + said(alert);
        return care.replaceAll("\\p{Cntrl}+", " ");
    }

    private static void addDeeds(RiskAlert alert, List<String> parts) {
        if (alert.getAcknowledgedAt() != null) {
            parts.add("acknowledged");
        }
        Instant snoozedUntil = alert.getSnoozedUntil();
        if (snoozedUntil != null && snoozedUntil.isAfter(alert.getUpdatedAt())) {
            parts.add("put off until " + MINUTES.format(snoozedUntil));
        }
        AlertResolution resolution = alert.getResolution();
        if (resolution != null) {
            parts.add("resolved as " + resolution.name().replace('_', ' ').toLowerCase(Locale.ROOT));
        }
        Instant dueAt = alert.getDueAt();
        if (dueAt != null && alert.getState() == AlertState.ESCALATED) {
            parts.add("overdue since " + MINUTES.format(dueAt));
        } else if (dueAt != null && !dueAt.equals(snoozedUntil)) {
            parts.add("due " + MINUTES.format(dueAt));
        }
    }

    private static String said(RiskAlert alert) {
        String by = alert.getActedBy();
        if (by == null) {
            return ".";
        }
        String comment = alert.getComment();
        return ". " + by + " acted last" + (comment == null ? "." : "; last comment: " + comment);
    }
}
