package dev.tidewatch.avro.input;

import dev.tidewatch.avro.output.AlertId;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The values that an action on an alert must not have; null where all is well. */
final class ActionRules {

    /** A customer's state keeps who acted last and what was said, so these have a bound, in characters. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_COMMENT = 2_000;

    /** An alert that is put off for longer is one that nobody means to look at again: that is to resolve it. */
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(365);

    private ActionRules() {}

    static @Nullable Rejection check(AlertAction action) {
        FieldCheck check = new FieldCheck()
                .filled("eventId", action.getEventId())
                .filled("customerId", action.getCustomerId())
                .instant("occurredAt", action.getOccurredAt())
                .known("action", action.getAction())
                .that(
                        AlertId.in(action.getAlertId(), action.getCustomerId()) != null,
                        "alertId",
                        "names no alert of the customer",
                        "customerId|kind|openedAt or customerId|rule:name|openedAt, as at-risk-alerts says it")
                .text("by", action.getBy(), LONGEST_NAME)
                .instant("until", action.getUntil())
                .known("outcome", action.getOutcome());
        checkOwn(check, action);
        if (action.getComment() != null) {
            check.text("comment", action.getComment(), LONGEST_COMMENT);
        }
        return check.rejected();
    }

    /** Each field that only one action has: it is there with that action, and with no other. */
    private static void checkOwn(FieldCheck check, AlertAction action) {
        AlertActionKind kind = action.getAction();
        only(check, "assignee", action.getAssignee(), kind == AlertActionKind.ASSIGN, "ASSIGN");
        only(check, "until", action.getUntil(), kind == AlertActionKind.SNOOZE, "SNOOZE");
        only(check, "outcome", action.getOutcome(), kind == AlertActionKind.RESOLVE, "RESOLVE");
        if (action.getAssignee() != null) {
            check.text("assignee", action.getAssignee(), LONGEST_NAME);
        }
        Instant until = action.getUntil();
        check.that(
                until == null || until.isAfter(action.getOccurredAt()),
                "until",
                "is not after occurredAt",
                "a later instant");
        check.that(
                until == null || !until.isAfter(action.getOccurredAt().plus(LONGEST_SNOOZE)),
                "until",
                "is " + until + ", more than " + LONGEST_SNOOZE.toDays() + " days after occurredAt",
                "at most that; to end an alert for good is RESOLVE");
        check.that(
                kind != AlertActionKind.COMMENT || action.getComment() != null,
                "comment",
                "is null",
                "what COMMENT says");
    }

    private static void only(FieldCheck check, String field, @Nullable Object value, boolean isIts, String action) {
        check.that(value != null || !isIts, field, "is null", "given with " + action);
        check.that(value == null || isIts, field, "is given", "null unless the action is " + action);
    }
}
