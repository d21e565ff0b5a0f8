package dev.tidewatch.app.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.jsonl.JsonDocument;
import dev.tidewatch.source.stripe.order.OneSecond;
import dev.tidewatch.source.stripe.order.SecondKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of one subscription in one second their places. After a first reading that counts them, a second hands a
 * document out as soon as all of its second, and what was before it, have come, so that few wait where an export is in order of
 * time.
 */
final class EventOrder {

    private static final Comparator<SecondKey> BY_NAME =
            Comparator.comparing(SecondKey::subscriptionId).thenComparing(SecondKey::created);

    private static final int EXAMPLES = 3;

    private final Seconds seconds = new Seconds();
    private Set<Long> befores = Set.of();

    /** The documents of a second that has several, until all have come and the second before is settled. */
    private final Map<Long, List<JsonDocument>> waiting = new HashMap<>();

    /** Seconds that wait for this one to be settled. */
    private final Map<Long, Long> waitingFor = new HashMap<>();

    /** What a second left of its subscriptions, until the one after it has asked. */
    private final Map<Long, Map<String, JsonNode>> left = new HashMap<>();

    private long uncertain;
    private final List<String> examples = new ArrayList<>();

    /** A document with its place among those of its second; null if it has none, or nobody knows. */
    record Placed(JsonDocument document, @Nullable Long sequence) {}

    /** Counts a document, in the first reading. */
    void count(JsonDocument document) {
        SecondKey key = OneSecond.key(document.json());
        if (key != null) {
            seconds.count(key);
        }
    }

    /** Between the readings. */
    void counted() {
        seconds.close();
        befores = seconds.befores();
    }

    /** Takes a document, in the second reading, and returns what can be handed out now. */
    List<Placed> take(JsonDocument document) {
        SecondKey key = OneSecond.key(document.json());
        long number = key == null ? 0 : Seconds.number(key);
        int events = key == null ? 1 : seconds.events(number);
        if (events == 1 && (key == null || !befores.contains(number))) {
            return List.of(new Placed(document, null));
        }
        List<JsonDocument> group = waiting.computeIfAbsent(number, unseen -> new ArrayList<>());
        group.add(document);
        return group.size() < events ? List.of() : settled(number);
    }

    /** Seconds that hold several events whose order is not certain. */
    long uncertain() {
        return uncertain;
    }

    /** The first of these, for a person. */
    List<String> examples() {
        return examples;
    }

    /** The second, and those that waited for it, if what was before it is known. */
    private List<Placed> settled(long complete) {
        List<Placed> placed = new ArrayList<>();
        Deque<Long> next = new ArrayDeque<>(List.of(complete));
        while (!next.isEmpty()) {
            long number = next.remove();
            Long before = seconds.before(number);
            if (before != null && !left.containsKey(before)) {
                waitingFor.put(before, number);
                continue;
            }
            placed.addAll(placed(number, before == null ? Map.of() : left.getOrDefault(before, Map.of())));
            left.remove(before);
            Long after = waitingFor.remove(number);
            if (after != null) {
                next.add(after);
            }
        }
        return placed;
    }

    private List<Placed> placed(long number, Map<String, JsonNode> before) {
        List<JsonDocument> group = List.copyOf(waiting.getOrDefault(number, List.of()));
        waiting.remove(number);
        Map<SecondKey, OneSecond> byKey = new TreeMap<>(BY_NAME);
        for (JsonDocument document : group) {
            byKey.computeIfAbsent(keyOf(document), unseen -> new OneSecond()).add(document.json());
        }
        Map<String, Long> places = new HashMap<>();
        Map<String, JsonNode> after = new HashMap<>();
        byKey.forEach((key, second) -> {
            Map<String, Long> order = second.order(before.get(key.subscriptionId()));
            places.putAll(order);
            if (order.isEmpty() && second.isSeveral()) {
                addUncertain(key);
            }
            JsonNode state = second.left(order);
            if (state != null) {
                after.put(key.subscriptionId(), state);
            }
        });
        if (befores.contains(number)) {
            left.put(number, after);
        }
        return group.stream()
                .map(document -> new Placed(
                        document, places.get(document.json().path("id").asText())))
                .toList();
    }

    private void addUncertain(SecondKey key) {
        uncertain++;
        if (examples.size() < EXAMPLES) {
            examples.add(key.subscriptionId() + " at " + key.created());
        }
    }

    private static SecondKey keyOf(JsonDocument document) {
        SecondKey key = OneSecond.key(document.json());
        return key == null ? new SecondKey("", "") : key;
    }
}
