package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No alert is open.
 *
 * @param restsUntil none is raised up to and at this instant; null if there was none yet
 */
public record NoAlert(@Nullable Instant restsUntil) implements AlertLifecycle {

    public static final NoAlert EVER = new NoAlert(null);

    /** Becomes pending, or is raised where there is nothing to wait for. */
    @Override
    public Decision<AlertLifecycle, List<Alert>> next(Finding finding, Moment moment, AlertPolicy policy) {
        if (!finding.isHigh()) {
            return Decision.of(this, List.of());
        }
        Instant raisesAt = moment.at().plus(policy.timing().dwell());
        if (restsUntil != null && restsUntil.isAfter(raisesAt)) {
            raisesAt = restsUntil;
        }
        boolean waits = !policy.timing().dwell().isZero() || rests(moment);
        return waits
                ? Decision.of(new PendingAlert(restsUntil, raisesAt), List.of())
                : OpenAlert.opened(finding, moment.at(), policy).published();
    }

    @Override
    public boolean isOver(Instant openedAt) {
        return restsUntil != null && openedAt.isBefore(restsUntil);
    }

    @Override
    public @Nullable Instant nextDue(Finding finding, Moment moment, AlertPolicy policy) {
        return null;
    }

    private boolean rests(Moment moment) {
        return restsUntil != null && !restsUntil.isBefore(moment.clock());
    }
}
