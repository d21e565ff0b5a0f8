package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a translation came to, as docs/stripe.md writes it: of a record only what the standard one does not say. */
final class Outcome {

    private static final JsonNode OF_NO_SUBSCRIPTION = PlainJson.parse("""
            {"eventId": "evt_1", "customerId": "cus_ada", "occurredAt": "2026-03-01T12:00:00Z"}
            """);

    private Outcome() {}

    static String of(Translation translation) {
        if (translation instanceof Translation.Understood understood) {
            return understood.records().stream().map(Outcome::record).collect(Collectors.joining(" and "));
        }
        if (translation instanceof Translation.Ignored ignored) {
            return "ignored: " + ignored.rule();
        }
        Translation.Refused refused = (Translation.Refused) translation;
        return "refused: " + refused.reason() + " at `" + refused.where() + "`";
    }

    /** The standard subscription's record. */
    static JsonNode standard() {
        Translation translation = new StripeTranslator(StripeRules.DEFAULT, References.NONE)
                .translate(
                        StripeExamples.event(StripeExamples.OLD, "customer.subscription.updated", ""),
                        StripeExamples.NOON,
                        null);
        return json(((Translation.Understood) translation).records().get(0));
    }

    private static String record(Canonical record) {
        JsonNode standard = record.value() instanceof SubscriptionEvent
                ? standard()
                : record.value() instanceof DiscountTerms ? PlainJson.parse("{}") : OF_NO_SUBSCRIPTION;
        List<String> differences = new ArrayList<>();
        compare("", standard, json(record), differences);
        return differences.isEmpty() ? "the same record" : "`" + String.join("; ", differences) + "`";
    }

    private static JsonNode json(Canonical record) {
        return PlainJson.parse(RecordJson.text(record.value()));
    }

    private static void compare(String path, JsonNode standard, JsonNode actual, List<String> differences) {
        if (standard.isObject() && actual.isObject()) {
            Set<String> members = new TreeSet<>();
            standard.properties().forEach(member -> members.add(member.getKey()));
            actual.properties().forEach(member -> members.add(member.getKey()));
            members.forEach(member -> compare(
                    path.isEmpty() ? member : path + "." + member,
                    standard.path(member),
                    actual.path(member),
                    differences));
        } else if (standard.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(standard.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", standard.path(i), actual.path(i), differences);
            }
        } else if (!standard.equals(actual)) {
            differences.add(path + "=" + shown(actual));
        }
    }

    private static String shown(JsonNode json) {
        if (json.isMissingNode()) {
            return "absent";
        }
        if (json.isArray()) {
            List<String> elements = new ArrayList<>();
            json.forEach(element -> elements.add(shown(element)));
            return elements.toString();
        }
        if (json.isObject()) {
            return json.properties().stream()
                    .map((Map.Entry<String, JsonNode> member) -> member.getKey() + ": " + shown(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return json.asText();
    }
}
