package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what there is to publish about a customer's risk.
 *
 * @param alerts in order
 * @param judged its health may differ from what was published
 * @param outcomes of its alerts, in order
 */
public record RiskNews(List<Alert> alerts, boolean judged, List<Outcome> outcomes) {

    static final RiskNews NONE = new RiskNews(List.of(), false);

    RiskNews(List<Alert> alerts, boolean judged) {
        this(alerts, judged, List.of());
    }

    RiskNews with(List<Outcome> graded) {
        return new RiskNews(alerts, judged, graded);
    }

    /** This and what came next; outcomes are known at the end. */
    RiskNews then(RiskNews next) {
        if (alerts.isEmpty() && !judged) {
            return next;
        }
        List<Alert> all = new ArrayList<>(alerts);
        all.addAll(next.alerts);
        return new RiskNews(all, judged || next.judged, next.outcomes);
    }
}
