package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.risk.Alert;
import dev.tidewatch.domain.risk.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to publish about a customer's risk.
 *
 * @param alerts in order
 * @param health null if it is as it was
 * @param at of {@code health}
 */
public record RiskNews(
        List<Alert> alerts,
        @Nullable Health health,
        @Nullable Instant at) {

    static final RiskNews NONE = new RiskNews(List.of(), null, null);

    boolean isEmpty() {
        return alerts.isEmpty() && health == null;
    }

    RiskNews then(RiskNews next) {
        List<Alert> all = new ArrayList<>(alerts);
        all.addAll(next.alerts);
        return next.health == null ? new RiskNews(all, health, at) : new RiskNews(all, next.health, next.at);
    }
}
