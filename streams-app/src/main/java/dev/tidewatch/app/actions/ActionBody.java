package dev.tidewatch.app.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.JsonRecords;
import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.event.ActionOutcome;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import dev.tidewatch.output.RiskAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a person did from a request. What it takes, the pipeline takes: the same rules check it. */
final class ActionBody {

    private static final String EVENT_ID = "eventId";
    private static final String OCCURRED_AT = "occurredAt";
    private static final List<String> NAMES =
            List.of("action", "by", "assignee", "until", "outcome", "comment", EVENT_ID, OCCURRED_AT);
    private static final String EXAMPLE = "an object such as {\"action\":\"ACKNOWLEDGE\",\"by\":\"ann\"}";
    private static final String UNKNOWN = "UNKNOWN";
    private static final int ID_DIGITS = 32;

    private ActionBody() {}

    /**
     * Returns the action on an alert.
     *
     * @param now the present of the pipeline, in whole milliseconds
     * @throws Refusal that names the member and what would be right
     */
    static AlertAction read(byte[] body, RiskAlert alert, Instant now) {
        ObjectNode given = object(body);
        refuseOthers(given);
        refuseUnknown(given, "action", AlertActionKind.values());
        refuseUnknown(given, "outcome", ActionOutcome.values());
        needed(given).forEach((name, meaning) -> {
            if (!given.hasNonNull(name)) {
                throw Refusal.badRequest(name + " is missing; it must be " + meaning);
            }
        });
        ObjectNode json = given.deepCopy();
        json.put("alertId", alert.getAlertId());
        json.put("customerId", alert.getCustomerId());
        if (!given.hasNonNull(OCCURRED_AT)) {
            json.put(OCCURRED_AT, now.toString());
        }
        if (!given.hasNonNull(EVENT_ID)) {
            json.put(EVENT_ID, idOf(given, alert));
        }
        AlertAction action = record(json);
        refuseFuture(action.getOccurredAt(), now);
        refusePast(action.getUntil(), now);
        Rejection rejected = InputRecord.ACTION.refusal(action);
        if (rejected != null) {
            throw Refusal.badRequest(rejected.detail());
        }
        return action;
    }

    private static ObjectNode object(byte[] body) {
        if (body.length == 0) {
            throw Refusal.badRequest("there is no body; it must be " + EXAMPLE);
        }
        JsonNode json;
        try {
            json = PlainJson.parse(body, 0, body.length);
        } catch (JsonMismatch mismatch) {
            throw Refusal.badRequest("the body is " + mismatch.getMessage() + "; it must be " + EXAMPLE);
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("the body is no object; it must be " + EXAMPLE);
    }

    private static void refuseOthers(ObjectNode given) {
        for (String name : (Iterable<String>) given::fieldNames) {
            if (!NAMES.contains(name)) {
                throw Refusal.badRequest("there is no '" + name + "' of an action; "
                        + NearestName.of(name, NAMES)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("there are " + String.join(", ", NAMES)));
            }
        }
    }

    private static void refuseUnknown(ObjectNode given, String name, Enum<?>[] all) {
        List<String> known = symbols(all);
        JsonNode value = given.get(name);
        if (value != null && !value.isNull() && !known.contains(value.textValue())) {
            throw Refusal.badRequest(name + " is " + value + "; it must be one of " + String.join(", ", known));
        }
    }

    /** Names what an action cannot do without, each with its meaning. */
    private static Map<String, String> needed(ObjectNode given) {
        String action = given.path("action").asText();
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("action", "what was done: " + String.join(", ", symbols(AlertActionKind.values())));
        needed.put("by", "the name of who acts");
        switch (action) {
            case "ASSIGN" -> needed.put("assignee", "to whom the alert is given");
            case "SNOOZE" -> needed.put("until", "an instant such as 2026-03-01T09:00:00Z");
            case "RESOLVE" ->
                needed.put("outcome", "what came of it: " + String.join(", ", symbols(ActionOutcome.values())));
            case "COMMENT" -> needed.put("comment", "what is said");
            default -> {}
        }
        return needed;
    }

    /** The schema has a symbol for those of newer versions, which nobody is to send. */
    private static List<String> symbols(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(Enum::name)
                .filter(symbol -> !symbol.equals(UNKNOWN))
                .toList();
    }

    private static AlertAction record(ObjectNode json) {
        try {
            return new JsonRecords<>(AlertAction.class).read(json);
        } catch (JsonMismatch mismatch) {
            throw Refusal.badRequest(String.valueOf(mismatch.getMessage()));
        }
    }

    private static void refuseFuture(Instant occurredAt, Instant now) {
        if (occurredAt.isAfter(now)) {
            throw Refusal.badRequest(
                    "occurredAt is " + occurredAt + "; it must not be later than the present of the pipeline, " + now);
        }
    }

    private static void refusePast(@Nullable Instant until, Instant now) {
        if (until != null && !until.isAfter(now)) {
            throw Refusal.badRequest(
                    "until is " + until + "; it must be later than the present of the pipeline, " + now);
        }
    }

    /**
     * Returns the same id for the same request about the same revision, however often it is sent: a person who presses twice acts once.
     * Once the alert shows the action, the request is a new one.
     */
    private static String idOf(ObjectNode given, RiskAlert alert) {
        Hasher hasher = Hashing.sha256().newHasher().putLong(alert.getRevision());
        Stream.concat(Stream.of(alert.getAlertId()), NAMES.stream().map(name -> String.valueOf(given.get(name))))
                .forEach(text -> hasher.putString(text, StandardCharsets.UTF_8).putChar('\n'));
        return "action-" + hasher.hash().toString().substring(0, ID_DIGITS);
    }
}
