package dev.tidewatch.source.stripe.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that changed a subscription.
 *
 * @param before the subscription as it was; null where the event does not say it
 * @param after as the event left it
 */
record Change(String id, Kind kind, @Nullable JsonNode before, JsonNode after) {

    enum Kind {
        CREATION,
        UPDATE,
        DELETION
    }

    private static final String CREATED = "customer.subscription.created";
    private static final String DELETED = "customer.subscription.deleted";

    /** Null for an event that only announces a state. */
    static @Nullable Change of(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode previous = event.path("data").path("previous_attributes");
        if (type.equals(CREATED) || type.equals(DELETED)) {
            Kind kind = type.equals(CREATED) ? Kind.CREATION : Kind.DELETION;
            return new Change(id(event), kind, null, state(event));
        }
        JsonNode object = event.path("data").path("object");
        return previous.isObject()
                ? new Change(id(event), Kind.UPDATE, filled(overlaid(object, previous)), state(event))
                : null;
    }

    static String id(JsonNode event) {
        return event.path("id").asText();
    }

    /** Returns what the event says the subscription is. */
    static JsonNode state(JsonNode event) {
        return filled(event.path("data").path("object"));
    }

    /** A deletion does not say what was before, and nothing comes after it. */
    boolean follows(Change last) {
        return kind != Kind.CREATION && last.kind != Kind.DELETION && follows(last.after);
    }

    /** Returns whether it may come next where the subscription is as {@code left} says. */
    boolean follows(JsonNode left) {
        return kind == Kind.DELETION || left.equals(before);
    }

    /** Objects are put together member by member, also those of a list by their ids; everything else is replaced. */
    private static JsonNode overlaid(JsonNode now, JsonNode previous) {
        if (now.isArray() && previous.isArray()) {
            return overlaidById(now, previous);
        }
        if (!(now instanceof ObjectNode object) || !(previous instanceof ObjectNode changes)) {
            return previous;
        }
        ObjectNode before = object.objectNode();
        before.setAll(object);
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            JsonNode current = object.get(change.getKey());
            before.set(change.getKey(), current == null ? change.getValue() : overlaid(current, change.getValue()));
        }
        return before;
    }

    private static JsonNode overlaidById(JsonNode now, JsonNode previous) {
        ArrayNode before = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : previous) {
            JsonNode same = element;
            for (JsonNode current : now) {
                boolean its = element.has("id") && element.path("id").equals(current.path("id"));
                same = its ? overlaid(current, element) : same;
            }
            before.add(same);
        }
        return before;
    }

    /** Without members that are null: one that was not there before is null in {@code previous_attributes}. */
    private static JsonNode filled(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        ObjectNode filled = object.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull()) {
                filled.set(member.getKey(), filled(member.getValue()));
            }
        }
        return filled;
    }
}
