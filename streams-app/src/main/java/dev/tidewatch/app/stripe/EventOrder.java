package dev.tidewatch.app.stripe;

import dev.tidewatch.app.jsonl.JsonDocument;
import dev.tidewatch.source.stripe.OneSecond;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of one subscription in one second their places. After a first reading that counts them, a second hands a
 * document out as soon as all of its second have come, so that few wait where an export is in order of time.
 */
final class EventOrder {

    private final Seconds seconds = new Seconds();
    private final Map<Long, List<JsonDocument>> waiting = new HashMap<>();
    private long uncertain;

    /** A document with its place among those of its second; null if it has none, or nobody knows. */
    record Placed(JsonDocument document, @Nullable Long sequence) {}

    /** In the first reading. */
    void count(JsonDocument document) {
        String key = OneSecond.key(document.json());
        if (key != null) {
            seconds.count(key);
        }
    }

    /** Between the readings. */
    void counted() {
        seconds.close();
    }

    /** In the second reading: what can be handed out now. */
    List<Placed> take(JsonDocument document) {
        String key = OneSecond.key(document.json());
        long number = key == null ? 0 : Seconds.number(key);
        int events = key == null ? 1 : seconds.events(number);
        if (events == 1) {
            return List.of(new Placed(document, null));
        }
        List<JsonDocument> group = waiting.computeIfAbsent(number, unseen -> new ArrayList<>());
        group.add(document);
        if (group.size() < events) {
            return List.of();
        }
        waiting.remove(number);
        return placed(group);
    }

    /** Seconds that hold several events whose order is not certain. */
    long uncertain() {
        return uncertain;
    }

    private List<Placed> placed(List<JsonDocument> group) {
        Map<String, OneSecond> byKey = new TreeMap<>();
        for (JsonDocument document : group) {
            byKey.computeIfAbsent(keyOf(document), unseen -> new OneSecond()).add(document.json());
        }
        Map<String, Long> places = new HashMap<>();
        for (OneSecond second : byKey.values()) {
            Map<String, Long> order = second.order();
            places.putAll(order);
            uncertain += order.isEmpty() && second.isSeveral() ? 1 : 0;
        }
        return group.stream()
                .map(document -> new Placed(
                        document, places.get(document.json().path("id").asText())))
                .toList();
    }

    private static String keyOf(JsonDocument document) {
        String key = OneSecond.key(document.json());
        return key == null ? "" : key;
    }
}
