package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants edits in the real schemas and looks whether their policy sees them. */
class PolicyTest {
    private static final String REQUIRED_NOTE = "{\"name\": \"note\", \"type\": \"string\"}";
    private static final String OPTIONAL_NOTE =
            "{\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("READER_FIELD_MISSING_DEFAULT_VALUE", event().addField("SubscriptionEvent", REQUIRED_NOTE)),
                arguments("READER_FIELD_MISSING_DEFAULT_VALUE", event().addField("SubscriptionItem", REQUIRED_NOTE)),
                arguments("TYPE_MISMATCH", event().retypeField("SubscriptionItem", "quantity", "\"string\"")),
                arguments("TYPE_MISMATCH", event().retypeField("SubscriptionItem", "quantity", "\"int\"")),
                arguments("MISSING_UNION_BRANCH", event().retypeField("SubscriptionEvent", "sequence", "[\"null\"]")),
                arguments("TYPE_MISMATCH", event().retypeField("SubscriptionEvent", "sequence", "\"long\"")),
                arguments("SubscriptionEvent.status is gone", event().removeField("SubscriptionEvent", "status")),
                arguments("SubscriptionEvent.cancelAt is gone", event().removeField("SubscriptionEvent", "cancelAt")),
                arguments(
                        "SubscriptionEvent.cancellation.feedback is gone",
                        event().removeField("Cancellation", "feedback")),
                arguments(
                        "SubscriptionEvent.endedAt is gone",
                        event().renameField("SubscriptionEvent", "endedAt", "finishedAt")),
                arguments(
                        "symbol CANCELED of SubscriptionEvent.status is gone",
                        event().changeSymbols("SubscriptionStatus", symbols -> symbols.remove("CANCELED"))),
                arguments("default of", event().dropEnumDefault("SubscriptionStatus")),
                arguments(
                        "MISSING_ENUM_SYMBOLS",
                        event().dropEnumDefault("IntervalUnit")
                                .changeSymbols("IntervalUnit", symbols -> symbols.remove("WEEK"))),
                arguments(
                        "logical type of SubscriptionEvent.items.unitAmount",
                        event().retypeField("SubscriptionItem", "unitAmount", decimal(28, 6))),
                arguments(
                        "logical type of SubscriptionEvent.occurredAt",
                        event().retypeField("SubscriptionEvent", "occurredAt", "\"long\"")),
                arguments("READER_FIELD_MISSING_DEFAULT_VALUE", movement().addField("MrrMovement", REQUIRED_NOTE)),
                arguments("TYPE_MISMATCH", movement().retypeField("MrrMovement", "revision", "\"string\"")),
                arguments(
                        "older reader: READER_FIELD_MISSING_DEFAULT_VALUE",
                        movement().removeField("MrrMovement", "zone")),
                arguments("MrrMovement.fxDate is gone", movement().removeField("MrrMovement", "fxDate")),
                arguments(
                        "older reader: TYPE_MISMATCH",
                        movement().retypeField("MrrMovement", "zone", "[\"null\", \"string\"]")),
                arguments(
                        "older reader: TYPE_MISMATCH",
                        movement().retypeField("MovementLine", "intervalCount", "\"long\"")),
                arguments(
                        "symbol CHURN of MrrMovement.kind is gone",
                        movement().changeSymbols("MovementKind", symbols -> symbols.remove("CHURN"))),
                arguments(
                        "symbol CHURNED of RiskAlert.state is gone",
                        alert().changeSymbols(
                                        "AlertState", symbols -> symbols.set(symbols.indexOf("CHURNED"), "LEFT"))),
                arguments("logical type of", movement().retypeField("MovementLine", "after", decimal(28, 5))));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("refused")
    void shouldRefuseWhenAnEditBreaksWhatWasReleased(String reason, SchemaEdit edit) {
        // given
        Schema edited = edit.schema();
        Schema released = released(edited);
        // when
        List<String> violations = Policy.of(released).violations(edited, released);
        // then
        assertThat(violations).anySatisfy(violation -> assertThat(violation).contains(reason));
    }

    static Stream<SchemaEdit> accepted() {
        return Stream.of(
                event(),
                event().addField("SubscriptionEvent", OPTIONAL_NOTE),
                event().addField("SubscriptionItem", OPTIONAL_NOTE),
                event().changeSymbols("SubscriptionStatus", symbols -> symbols.add("ARCHIVED")),
                event().retypeField("SubscriptionItem", "planId", "[\"null\", \"string\"]"),
                event().redocument("SubscriptionEvent", "Said otherwise."),
                movement(),
                movement().addField("MrrMovement", OPTIONAL_NOTE),
                movement().addField("MovementLine", OPTIONAL_NOTE),
                movement().changeSymbols("ChurnReason", symbols -> symbols.add("MOVED")),
                alert().changeSymbols("AlertKind", symbols -> symbols.add(1, "REFERRAL")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldAcceptWhenAnEditOnlyAdds(SchemaEdit edit) {
        // given
        Schema edited = edit.schema();
        Schema released = released(edited);
        // when
        List<String> violations = Policy.of(released).violations(edited, released);
        // then
        assertThat(violations).isEmpty();
    }

    @Test
    void shouldBeStricterForOutputsWhenOlderReadersAreAtStake() {
        // given
        Schema released = MrrMovement.SCHEMA$;
        Schema edited = movement()
                .retypeField("MrrMovement", "zone", "[\"null\", \"string\"]")
                .schema();
        // when
        List<String> backward = Policy.BACKWARD.violations(edited, released);
        List<String> full = Policy.FULL.violations(edited, released);
        // then
        assertThat(backward).isEmpty();
        assertThat(full).isNotEmpty();
    }

    private static SchemaEdit event() {
        return SchemaEdit.of(SubscriptionEvent.SCHEMA$);
    }

    private static SchemaEdit movement() {
        return SchemaEdit.of(MrrMovement.SCHEMA$);
    }

    private static SchemaEdit alert() {
        return SchemaEdit.of(RiskAlert.SCHEMA$);
    }

    private static Schema released(Schema edited) {
        return Schemas.namedType(edited.getName());
    }

    private static String decimal(int precision, int scale) {
        return "{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": %d, \"scale\": %d}"
                .formatted(precision, scale);
    }
}
