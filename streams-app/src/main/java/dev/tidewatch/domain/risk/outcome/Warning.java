package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.Feature;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it was first published; what becomes of the customer grades it, whatever becomes of the alert.
 *
 * @param horizonEndsAt what comes up to and at this instant counts
 * @param mrrAtRisk micros of the reporting currency
 * @param decided whether a signal of the alert was that the customer has scheduled its end
 * @param heldOut whether nobody was told, because the customer was one of the hold-out
 * @param response what people did about it, which may be told later
 * @param rule the name of the rule that raised it; null: the kind's own
 */
public record Warning(
        AlertKind kind,
        Instant raisedAt,
        Instant horizonEndsAt,
        BigDecimal score,
        long mrrAtRisk,
        boolean decided,
        boolean heldOut,
        Response response,
        @Nullable String rule) {

    /** Nobody acted on it, and no rule raised it. */
    public Warning(
            AlertKind kind,
            Instant raisedAt,
            Instant horizonEndsAt,
            BigDecimal score,
            long mrrAtRisk,
            boolean decided,
            boolean heldOut) {
        this(kind, raisedAt, horizonEndsAt, score, mrrAtRisk, decided, heldOut, Response.NONE, null);
    }

    static Warning of(Alert first, OutcomePolicy policy, boolean heldOut) {
        return new Warning(
                first.kind(),
                first.openedAt(),
                first.openedAt().plus(policy.horizon(first.kind())),
                first.score(),
                first.mrrAtRisk(),
                first.signals().stream().anyMatch(signal -> signal.name().equals(Feature.CANCEL_SCHEDULED.dotted())),
                heldOut,
                Response.NONE,
                first.rule());
    }

    public AlertOrigin origin() {
        return new AlertOrigin(kind, rule);
    }

    /** Returns the same with what people did about it up to and at the end of its horizon. */
    Warning and(Response more) {
        Response all = response.and(more.upTo(horizonEndsAt));
        return new Warning(kind, raisedAt, horizonEndsAt, score, mrrAtRisk, decided, heldOut, all, rule);
    }

    /** Returns true if an instant lies after it was raised, and not after its horizon. */
    public boolean covers(Instant instant) {
        return instant.isAfter(raisedAt) && !instant.isAfter(horizonEndsAt);
    }
}
