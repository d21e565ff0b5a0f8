package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert with its outcome.
 *
 * @param rule null: the score raised it
 */
public record GradedAlert(String customerId, @Nullable String rule, Outcome outcome) {

    AlertKind kind() {
        return outcome.warning().kind();
    }

    Instant raisedAt() {
        return outcome.warning().raisedAt();
    }

    Instant horizonEndsAt() {
        return outcome.warning().horizonEndsAt();
    }

    /** Returns true if it came before the customer had scheduled its end. */
    boolean isUndecided() {
        return !outcome.warning().decided();
    }

    boolean isHeldOut() {
        return outcome.warning().heldOut();
    }

    /** Returns true if somebody acted on it before it was known how it ended. */
    boolean isActedOn() {
        Instant actedAt = outcome.warning().response().actedAt();
        return actedAt != null && (outcome.at() == null || !actedAt.isAfter(outcome.at()));
    }

    /** Returns the whole minutes from its raising to the first action; null if nobody acted. */
    @Nullable
    Long minutesToAction() {
        Instant actedAt = outcome.warning().response().actedAt();
        return actedAt == null
                ? null
                : Long.valueOf(Math.max(0, Duration.between(raisedAt(), actedAt).toMinutes()));
    }

    /** Returns what a person said came of it; null if nobody did. */
    @Nullable
    Resolution resolution() {
        Told<Resolution> resolved = outcome.warning().response().resolved();
        return resolved == null ? null : resolved.what();
    }

    /** Returns true if its outcome is known, and its horizon ended in a span. */
    boolean isGradedIn(Span span) {
        return isKnown() && span.holds(horizonEndsAt());
    }

    /** Returns true if its outcome is known. */
    boolean isKnown() {
        return outcome.result() != Result.OPEN;
    }

    /** Returns true if what it warned of, or hoped for, came. */
    boolean isRight() {
        return outcome.result().isRight();
    }
}
