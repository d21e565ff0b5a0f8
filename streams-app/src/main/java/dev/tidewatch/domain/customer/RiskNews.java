package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.risk.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to publish about a customer's risk.
 *
 * @param alerts in order
 * @param judged its health may differ from what was published
 */
public record RiskNews(List<Alert> alerts, boolean judged) {

    static final RiskNews NONE = new RiskNews(List.of(), false);

    RiskNews then(RiskNews next) {
        if (alerts.isEmpty() && !judged) {
            return next;
        }
        List<Alert> all = new ArrayList<>(alerts);
        all.addAll(next.alerts);
        return new RiskNews(all, judged || next.judged);
    }
}
