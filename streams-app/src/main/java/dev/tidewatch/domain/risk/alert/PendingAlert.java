package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * There is reason for an alert, but not yet for long enough, or too soon after the one before. It is not published.
 *
 * @param restsUntil as it was before
 * @param raisesAt raised just after this instant if the reason lasts
 */
public record PendingAlert(@Nullable Instant restsUntil, Instant raisesAt) implements AlertLifecycle {

    @Override
    public Decision<AlertLifecycle, List<Alert>> next(Finding finding, Moment moment, AlertPolicy policy) {
        if (!finding.isHigh()) {
            return Decision.of(new NoAlert(restsUntil), List.of());
        }
        return raisesAt.isBefore(moment.clock())
                ? OpenAlert.opened(finding, moment.at(), policy).published()
                : Decision.of(this, List.of());
    }

    @Override
    public boolean isOver(Instant openedAt) {
        return restsUntil != null && openedAt.isBefore(restsUntil);
    }

    @Override
    public Instant nextDue(Finding finding, Moment moment, AlertPolicy policy) {
        return raisesAt;
    }
}
