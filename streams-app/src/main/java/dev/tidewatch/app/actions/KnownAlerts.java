package dev.tidewatch.app.actions;

import dev.tidewatch.app.views.Views;
import dev.tidewatch.output.RiskAlert;
import java.time.Instant;
import java.util.Optional;

/** Knows the alerts that somebody can act on. */
public interface KnownAlerts {

    /** Returns the highest revision of an alert; empty if there is no such alert. */
    Optional<RiskAlert> newest(String alertId);

    /** Returns the last instant that counts for what comes of an alert; empty if that is not known. */
    Optional<Instant> horizonEndsAt(String alertId);

    /** Returns false while some may still have to be read. */
    boolean areRead();

    /** Knows the alerts that were published. */
    static KnownAlerts of(Views views) {
        return new KnownAlerts() {
            @Override
            public Optional<RiskAlert> newest(String alertId) {
                return views.alerts().newest(alertId);
            }

            @Override
            public Optional<Instant> horizonEndsAt(String alertId) {
                return views.outcomes().horizonEndsAt(alertId);
            }

            @Override
            public boolean areRead() {
                return views.areCaughtUp();
            }
        };
    }
}
