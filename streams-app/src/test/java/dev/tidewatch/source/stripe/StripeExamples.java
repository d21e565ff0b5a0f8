package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Stripe's objects as an old and a new API version write them, and events about them, with some values changed. */
public final class StripeExamples {

    public static final String OLD = "old";
    public static final String NEW = "new";
    public static final List<String> GENERATIONS = List.of(OLD, NEW);

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String ENVELOPE = """
            {"id": "evt_1", "object": "event", "account": null, "api_version": "2025-03-31.basil", "created": 1772366400,
             "data": {}, "livemode": true, "pending_webhooks": 1, "request": {"id": null, "idempotency_key": null}}
            """;

    private StripeExamples() {}

    /** The generations that have such an object. */
    static List<String> generationsOf(String name) {
        return GENERATIONS.stream()
                .filter(generation -> StripeExamples.class.getResource(file(generation, name)) != null)
                .toList();
    }

    private static String file(String generation, String name) {
        return "/stripe/" + generation + "/" + name + ".json";
    }

    /** Such as {@code subscription}. */
    public static ObjectNode object(String generation, String name) {
        String file = file(generation, name);
        try (InputStream in = StripeExamples.class.getResourceAsStream(file)) {
            byte[] text = Objects.requireNonNull(in, file).readAllBytes();
            return (ObjectNode) PlainJson.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An event about the standard object of its kind.
     *
     * @param changes such as {@code quantity=3; items.data[0].quantity=3}: of the object, or of {@code event} and {@code
     *     previous_attributes}
     */
    public static ObjectNode event(String generation, String type, String changes) {
        ObjectNode event = (ObjectNode) PlainJson.parse(ENVELOPE);
        ObjectNode data = (ObjectNode) event.get("data");
        event.put("type", type);
        data.set("object", object(generation, objectOf(type)));
        for (String change : changes(changes)) {
            boolean envelope = change.startsWith("event.");
            boolean previous = change.startsWith("previous_attributes");
            String path = envelope ? change.substring("event.".length()) : previous ? change : "object." + change;
            apply(envelope ? event : data, path);
        }
        return event;
    }

    /** The object by itself, changed in the same notation. */
    public static ObjectNode changed(ObjectNode object, String changes) {
        changes(changes).forEach(change -> apply(object, change));
        return object;
    }

    /** Which kind of object an event is about. */
    static String objectOf(String type) {
        if (type.startsWith("customer.subscription.")) {
            return "subscription";
        }
        if (type.startsWith("charge.dispute.")) {
            return "dispute";
        }
        if (type.startsWith("customer.discount.")) {
            return "discount";
        }
        if (type.startsWith("customer.source.")) {
            return "card";
        }
        return type.substring(0, type.indexOf('.'));
    }

    private static List<String> changes(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("; ", -1));
    }

    private static void apply(ObjectNode root, String change) {
        int equals = change.indexOf('=');
        String[] steps = change.substring(0, equals).split("\\.|(?=\\[)", -1);
        String value = change.substring(equals + 1);
        JsonNode holder = root;
        for (int i = 0; i < steps.length - 1; i++) {
            holder = child(holder, steps[i], steps[i + 1]);
        }
        String last = steps[steps.length - 1];
        if (value.equals("absent")) {
            ((ObjectNode) holder).remove(last);
        } else if (holder instanceof ArrayNode array) {
            int index = index(last);
            if (index == array.size()) {
                array.add(PlainJson.parse(value));
            } else {
                array.set(index, PlainJson.parse(value));
            }
        } else {
            ((ObjectNode) holder).set(last, PlainJson.parse(value));
        }
    }

    /** A member that is not there yet becomes an object. */
    private static JsonNode child(JsonNode holder, String step, String next) {
        if (holder instanceof ArrayNode array) {
            return array.get(index(step));
        }
        JsonNode child = holder.get(step);
        boolean missing = child == null || child.isNull();
        return !missing
                ? child
                : next.startsWith("[") ? ((ObjectNode) holder).putArray(step) : ((ObjectNode) holder).putObject(step);
    }

    private static int index(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }
}
