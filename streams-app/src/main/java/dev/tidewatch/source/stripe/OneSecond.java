package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order of the events of one subscription in one second, which Stripe's timestamps do not tell: an update comes after the
 * event whose object is what {@code previous_attributes} say there was before. Only an order that is the only one counts.
 */
public final class OneSecond {

    /** More are not ordered: nobody changes a subscription so often by hand. */
    private static final int MOST = 8;

    private static final String CREATED = "customer.subscription.created";
    private static final String DELETED = "customer.subscription.deleted";

    private final Map<String, JsonNode> events = new LinkedHashMap<>();

    /** An event's whole JSON; a repeat counts once. */
    public void add(JsonNode event) {
        events.putIfAbsent(event.path("id").asText(), event);
    }

    /** Whether there is something to order. */
    public boolean isSeveral() {
        return events.size() > 1;
    }

    /** Event id to its place, from 1; empty if there is no order, or more than one. */
    public Map<String, Long> order() {
        if (!isSeveral()) {
            return Map.of();
        }
        List<JsonNode> changes = new ArrayList<>();
        List<JsonNode> announcements = new ArrayList<>();
        for (JsonNode event : events.values()) {
            (isChange(event) ? changes : announcements).add(event);
        }
        if (changes.size() > MOST) {
            return Map.of();
        }
        List<List<JsonNode>> orders = new ArrayList<>();
        extend(new ArrayList<>(), changes, orders);
        return orders.size() == 1 ? numbered(orders.get(0), announcements) : Map.of();
    }

    /** Two orders are as good as many. */
    private static void extend(List<JsonNode> chain, List<JsonNode> left, List<List<JsonNode>> orders) {
        if (left.isEmpty()) {
            orders.add(List.copyOf(chain));
            return;
        }
        for (JsonNode next : left) {
            if (orders.size() < 2 && (chain.isEmpty() ? mayBegin(next, left) : follows(next, chain))) {
                chain.add(next);
                extend(chain, without(next, left), orders);
                chain.remove(chain.size() - 1);
            }
        }
    }

    private static boolean mayBegin(JsonNode event, List<JsonNode> all) {
        return isCreated(event) || all.stream().noneMatch(OneSecond::isCreated);
    }

    /** A deletion has no {@code previous_attributes}, and nothing comes after it. */
    private static boolean follows(JsonNode event, List<JsonNode> chain) {
        JsonNode last = chain.get(chain.size() - 1);
        if (isCreated(event) || type(last).equals(DELETED)) {
            return false;
        }
        return type(event).equals(DELETED) || filled(before(event)).equals(filled(object(last)));
    }

    /** An event that announces a state has the place of the event that made it. */
    private static Map<String, Long> numbered(List<JsonNode> chain, List<JsonNode> announcements) {
        Map<String, Long> places = new TreeMap<>();
        for (int i = 0; i < chain.size(); i++) {
            places.put(id(chain.get(i)), i + 1L);
        }
        for (JsonNode announcement : announcements) {
            Long place = null;
            for (JsonNode event : chain) {
                place = filled(object(event)).equals(filled(object(announcement))) ? places.get(id(event)) : place;
            }
            if (place == null) {
                return Map.of();
            }
            places.put(id(announcement), place);
        }
        return places;
    }

    private static JsonNode before(JsonNode event) {
        JsonNode previous = event.path("data").path("previous_attributes");
        return overlaid(object(event), previous);
    }

    /** Objects are put together member by member, everything else is replaced. */
    private static JsonNode overlaid(JsonNode now, JsonNode previous) {
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

    private static boolean isChange(JsonNode event) {
        return isCreated(event)
                || type(event).equals(DELETED)
                || event.path("data").path("previous_attributes").isObject();
    }

    private static boolean isCreated(JsonNode event) {
        return type(event).equals(CREATED);
    }

    private static List<JsonNode> without(JsonNode event, List<JsonNode> events) {
        List<JsonNode> rest = new ArrayList<>(events);
        rest.removeIf(other -> id(other).equals(id(event)));
        return rest;
    }

    private static JsonNode object(JsonNode event) {
        return event.path("data").path("object");
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    private static String id(JsonNode event) {
        return event.path("id").asText();
    }

    /** What groups them; null for an event that makes no snapshot. */
    public static @Nullable String key(JsonNode json) {
        boolean snapshot =
                json.path("object").asText().equals("event") && type(json).startsWith("customer.subscription.");
        return snapshot
                ? object(json).path("id").asText() + "@" + json.path("created").asText()
                : null;
    }
}
