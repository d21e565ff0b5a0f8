package dev.tidewatch.avro.input;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.output.AlertId;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.event.ActionOutcome;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionRulesTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ALERT = "a|b|AT_RISK|2026-02-01T10:00:00.007Z";

    @Test
    void shouldReadEachAction() {
        assertThat(deed(action(AlertActionKind.ACKNOWLEDGE, action -> {}))).isEqualTo(new Action.Acknowledged());
        assertThat(deed(action(AlertActionKind.ASSIGN, action -> action.setAssignee("bob"))))
                .isEqualTo(new Action.Assigned("bob"));
        assertThat(deed(action(AlertActionKind.SNOOZE, action -> action.setUntil(AT.plusSeconds(1)))))
                .isEqualTo(new Action.Snoozed(AT.plusSeconds(1)));
        assertThat(deed(action(AlertActionKind.RESOLVE, action -> action.setOutcome(ActionOutcome.NOT_A_RISK))))
                .isEqualTo(new Action.Resolved(Resolution.NOT_A_RISK));
        assertThat(ActionMapping.toDomain(action(AlertActionKind.COMMENT, action -> action.setComment("called"))))
                .isEqualTo(new ActionChange(
                        "act_1",
                        AlertOrigin.of(AlertKind.AT_RISK),
                        Instant.parse("2026-02-01T10:00:00.007Z"),
                        new Action(AT, "ann", new Action.Commented(), "called")));
    }

    @ParameterizedTest
    @EnumSource(value = AlertActionKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void shouldCallEachActionAsItsRecordsDo(AlertActionKind symbol) {
        AlertAction action = action(symbol, all -> {
            all.setAssignee("bob");
            all.setUntil(AT.plusSeconds(1));
            all.setOutcome(ActionOutcome.SAVED);
        });

        assertThat(ActionMapping.toDomain(action).action().deed().kind()).hasToString(symbol.name());
        assertThat(Action.Kind.values()).hasSize(AlertActionKind.values().length - 1);
    }

    @Test
    void shouldRefuseWhatAnActionLacksOrAnotherHas() {
        assertThat(refusal(AlertActionKind.SNOOZE, action -> {}))
                .isEqualTo("until is null; it must be given with SNOOZE");
        assertThat(refusal(AlertActionKind.SNOOZE, action -> action.setUntil(AT)))
                .isEqualTo("until is not after occurredAt; it must be a later instant");
        assertThat(refusal(
                        AlertActionKind.SNOOZE, action -> action.setUntil(Instant.parse("9999-12-31T23:59:59.999Z"))))
                .isEqualTo("until is 9999-12-31T23:59:59.999Z, more than 365 days after occurredAt; it must be at most"
                        + " that; to end an alert for good is RESOLVE");
        assertThat(refusal(AlertActionKind.ASSIGN, action -> {}))
                .isEqualTo("assignee is null; it must be given with ASSIGN");
        assertThat(refusal(AlertActionKind.ASSIGN, action -> action.setAssignee(" ")))
                .isEqualTo("assignee is empty; it must be some text");
        assertThat(refusal(AlertActionKind.RESOLVE, action -> {}))
                .isEqualTo("outcome is null; it must be given with RESOLVE");
        assertThat(refusal(AlertActionKind.RESOLVE, action -> action.setOutcome(ActionOutcome.UNKNOWN)))
                .startsWith("outcome is not known here");
        assertThat(refusal(AlertActionKind.ACKNOWLEDGE, action -> action.setOutcome(ActionOutcome.LOST)))
                .isEqualTo("outcome is given; it must be null unless the action is RESOLVE");
        assertThat(refusal(AlertActionKind.COMMENT, action -> {}))
                .isEqualTo("comment is null; it must be what COMMENT says");
        assertThat(refusal(AlertActionKind.UNKNOWN, action -> {})).startsWith("action is not known here");
    }

    @Test
    void shouldRefuseWordsThatAreTooLong() {
        assertThat(refusal(AlertActionKind.COMMENT, action -> action.setComment("a".repeat(2_001))))
                .isEqualTo("comment has 2001 characters; it must be at most 2000 characters long");
        assertThat(refusal(AlertActionKind.ACKNOWLEDGE, action -> action.setBy("a".repeat(201))))
                .isEqualTo("by has 201 characters; it must be at most 200 characters long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|b",
                "a|b|AT_RISK",
                "a|AT_RISK|2026-02-01T10:00:00.007Z",
                "a|b|GOAL|2026-02-01T10:00:00.007Z",
                "a|b|AT_RISK|2026-02-01T10:00:00.0071Z",
                "a|b|AT_RISK|2026-02-01T10:00:00Z",
                "a|b|AT_RISK|yesterday",
                "a|bc|AT_RISK|2026-02-01T10:00:00.007Z"
            })
    void shouldRefuseWhatNamesNoAlertOfTheCustomer(String alertId) {
        assertThat(refusal(AlertActionKind.ACKNOWLEDGE, action -> action.setAlertId(alertId)))
                .isEqualTo("alertId names no alert of the customer; it must be customerId|kind|openedAt"
                        + " or customerId|rule:name|openedAt, as at-risk-alerts says it");
    }

    @Test
    void shouldNameAnAlertAsItIsPublished() {
        assertThat(requireNonNull(AlertId.in(ALERT, "a|b")).of("a|b")).isEqualTo(ALERT);
        String ofRule = "a|b|rule:failed-twice|2026-02-01T10:00:00.007Z";
        AlertId id = requireNonNull(AlertId.in(ofRule, "a|b"));
        assertThat(id.of("a|b")).isEqualTo(ofRule);
        assertThat(id.origin()).isEqualTo(AlertOrigin.of("failed-twice"));
    }

    private static Action.Deed deed(AlertAction action) {
        assertThat(ActionRules.check(action)).isNull();
        return ActionMapping.toDomain(action).action().deed();
    }

    private static String refusal(AlertActionKind kind, Consumer<AlertAction> change) {
        var rejected = requireNonNull(ActionRules.check(action(kind, change)));
        assertThat(rejected.reason()).isEqualTo(DeadLetterReason.INVALID_VALUE);
        return rejected.detail();
    }

    private static AlertAction action(AlertActionKind kind, Consumer<AlertAction> change) {
        AlertAction action = new AlertAction("act_1", "a|b", AT, ALERT, "ann", kind, null, null, null, null);
        change.accept(action);
        return action;
    }
}
