package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.json.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded damage to JSON: values of other kinds and out of range, members that are missing, moved, doubled or deep. */
final class Mutations {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e99",
            "-1e-99",
            "9223372036854775807",
            "99999999999999999999999999999999",
            "1772366400",
            "253402300800",
            "\"\"",
            "\" \"",
            "\"active\"",
            "\"1e999999999\"",
            "\"12.345678901234567890\"",
            "\"\\ud800\"",
            "\"jpy\"",
            "\"kwd\"",
            "\"event\"",
            "[]",
            "[null]",
            "[[{}]]",
            "{}",
            "{\"object\":\"list\",\"data\":[1],\"has_more\":true}",
            "{\"id\":\"x\",\"object\":\"discount\",\"coupon\":{\"percent_off\":101,\"duration\":\"once\"}}",
            "{\"object\":{\"object\":\"subscription\"}}");

    private final Random random;
    private final JsonNode donor;

    /** @param donor parts of it are put in */
    Mutations(long seed, JsonNode donor) {
        this.random = new Random(seed);
        this.donor = donor;
    }

    /** A copy with one to six places changed. */
    JsonNode mutated(JsonNode json) {
        JsonNode copy = json.deepCopy();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            copy = changed(copy);
        }
        return copy;
    }

    private JsonNode changed(JsonNode root) {
        List<JsonNode> holders = new ArrayList<>();
        collect(root, holders);
        if (holders.isEmpty()) {
            return value();
        }
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ObjectNode object) {
            change(object);
        } else if (holder instanceof ArrayNode array) {
            change(array);
        }
        return root;
    }

    private void change(ObjectNode object) {
        List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 ->
                object.set(
                        names.get(random.nextInt(names.size())),
                        object.get(name).deepCopy());
            case 2 -> object.set(name, part());
            default -> object.set(name, value());
        }
    }

    private void change(ArrayNode array) {
        int index = random.nextInt(array.size());
        switch (random.nextInt(3)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(array.get(index).deepCopy());
            default -> array.set(index, value());
        }
    }

    private JsonNode part() {
        List<JsonNode> parts = new ArrayList<>();
        collect(donor, parts);
        return parts.get(random.nextInt(parts.size())).deepCopy();
    }

    private JsonNode value() {
        return PlainJson.parse(VALUES.get(random.nextInt(VALUES.size())));
    }

    /** Objects and arrays that hold something. */
    private static void collect(JsonNode json, List<JsonNode> holders) {
        if (json.isContainerNode() && !json.isEmpty()) {
            holders.add(json);
        }
        json.forEach(child -> collect(child, holders));
    }
}
