package dev.tidewatch.source.stripe.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of one subscription in one second: an update comes after the event whose object is what
 * {@code previous_attributes} say there was before, and the first one after what the event before the second left. Only an
 * order counts beside which there is no other, or none that makes a difference.
 */
public final class OneSecond {

    /** More are not ordered: nobody changes a subscription so often by hand. */
    private static final int MOST = 8;

    private final Map<String, JsonNode> events = new TreeMap<>();

    /** An event's whole JSON; a repeat counts once. */
    public void add(JsonNode event) {
        events.putIfAbsent(Change.id(event), event);
    }

    /** Returns whether there is something to order. */
    public boolean isSeveral() {
        return events.size() > 1;
    }

    /**
     * Event id to its place, from 1; empty if there is no order, or more than one.
     *
     * @param left the subscription before the second, as {@link #left} says it; null if it is not known
     */
    public Map<String, Long> order(@Nullable JsonNode left) {
        if (!isSeveral()) {
            return Map.of();
        }
        List<Change> changes = changes();
        if (changes.size() > MOST) {
            return Map.of();
        }
        List<List<Change>> orders = orders(changes, null);
        if (orders.size() > 1 && left != null) {
            orders = orders(changes, left);
        }
        return orders.size() == 1 ? numbered(orders.get(0)) : Map.of();
    }

    /** The subscription after the second; null if that is not certain. */
    public @Nullable JsonNode left(Map<String, Long> order) {
        if (!isSeveral()) {
            return events.values().stream().findFirst().map(Change::state).orElse(null);
        }
        return changes().stream()
                .filter(change -> order.containsKey(change.id()))
                .max(Comparator.comparing(change -> order.getOrDefault(change.id(), 0L)))
                .map(Change::after)
                .orElse(null);
    }

    /** Returns what groups them; null for an event that makes no snapshot. */
    public static @Nullable SecondKey key(JsonNode json) {
        boolean snapshot = json.path("object").asText().equals("event")
                && json.path("type").asText().startsWith("customer.subscription.");
        return snapshot
                ? new SecondKey(
                        json.path("data").path("object").path("id").asText(),
                        json.path("created").asText())
                : null;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (JsonNode event : events.values()) {
            Change change = Change.of(event);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** At most two: more are as good as two. */
    private static List<List<Change>> orders(List<Change> changes, @Nullable JsonNode left) {
        List<List<Change>> orders = new ArrayList<>();
        extend(new ArrayList<>(), changes, left, orders);
        return orders;
    }

    private static void extend(
            List<Change> chain, List<Change> rest, @Nullable JsonNode left, List<List<Change>> orders) {
        if (rest.isEmpty()) {
            addIfOther(chain, orders);
            return;
        }
        for (Change next : rest) {
            if (orders.size() < 2 && (chain.isEmpty() ? mayBegin(next, rest, left) : follows(next, chain))) {
                chain.add(next);
                extend(chain, without(next, rest), left, orders);
                chain.remove(chain.size() - 1);
            }
        }
    }

    /** Two that leave the same states one after the other are the same order: what swapped places says the same. */
    private static void addIfOther(List<Change> chain, List<List<Change>> orders) {
        if (orders.stream().noneMatch(order -> states(order).equals(states(chain)))) {
            orders.add(List.copyOf(chain));
        }
    }

    private static List<JsonNode> states(List<Change> order) {
        return order.stream().map(Change::after).toList();
    }

    private static boolean mayBegin(Change change, List<Change> all, @Nullable JsonNode left) {
        if (all.stream().anyMatch(other -> other.kind() == Change.Kind.CREATION)) {
            return change.kind() == Change.Kind.CREATION;
        }
        return left == null || change.follows(left);
    }

    private static boolean follows(Change change, List<Change> chain) {
        return change.follows(chain.get(chain.size() - 1));
    }

    /** An event that announces a state has the place of the event that made it. */
    private Map<String, Long> numbered(List<Change> chain) {
        Map<String, Long> places = new TreeMap<>();
        for (int i = 0; i < chain.size(); i++) {
            places.put(chain.get(i).id(), i + 1L);
        }
        for (JsonNode event : events.values()) {
            if (!places.containsKey(Change.id(event))) {
                Long place = place(Change.state(event), chain);
                if (place == null) {
                    return Map.of();
                }
                places.put(Change.id(event), place);
            }
        }
        return places;
    }

    private static @Nullable Long place(JsonNode announced, List<Change> chain) {
        Long place = null;
        for (int i = 0; i < chain.size(); i++) {
            place = chain.get(i).after().equals(announced) ? Long.valueOf(i + 1L) : place;
        }
        return place;
    }

    private static List<Change> without(Change change, List<Change> changes) {
        List<Change> rest = new ArrayList<>(changes);
        rest.remove(change);
        return rest;
    }
}
