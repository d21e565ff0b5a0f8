package dev.tidewatch.app.meters;

import dev.tidewatch.app.views.AlertView;
import dev.tidewatch.output.AlertKind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** The open alerts, counted at one moment. */
record OpenAlerts(Map<AlertKind, Long> byKind, BigDecimal mrrAtRisk) {

    static OpenAlerts in(AlertView view) {
        Map<AlertKind, Long> byKind = new EnumMap<>(AlertKind.class);
        BigDecimal[] atRisk = {BigDecimal.ZERO};
        view.eachOpen(alert -> {
            byKind.merge(alert.getKind(), 1L, Long::sum);
            if (alert.getKind() == AlertKind.AT_RISK) {
                atRisk[0] = atRisk[0].add(alert.getMrrAtRisk());
            }
        });
        return new OpenAlerts(byKind, atRisk[0]);
    }

    long count(AlertKind kind) {
        return byKind.getOrDefault(kind, 0L);
    }
}
