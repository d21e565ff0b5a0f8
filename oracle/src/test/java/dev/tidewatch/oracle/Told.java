package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words in which docs/formulas.md tells snapshots, as the JSON of events; times are of 2026 unless another year is given, amounts USD. */
final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECIMAL = "([\\d.]+)";
    private static final Pattern ITEM = Pattern.compile("(?:(\\d+) x )?" + DECIMAL
            + "(?: ([A-Z]{3}))? (?:a|every (\\d+)) (day|week|month|year)s?(?: of (\\w+))?(?: in all " + DECIMAL
            + ")?( metered)?(?: paid until (\\S+ \\S+))?");
    private static final Pattern DISCOUNT = Pattern.compile(
            DECIMAL + "(?: ([A-Z]{3}))? (%|off)(?: of (\\w+))?( once)?(?: from (\\S+ \\S+))?(?: until (.+))?");

    private Told() {}

    static Instant at(String time) {
        String seconds = time.chars().filter(sign -> sign == ':').count() == 1 ? time + ":00" : time;
        return Instant.parse((time.matches("\\d{4}-.+") ? "" : "2026-") + seconds.replace(' ', 'T') + "Z");
    }

    /** One part of a snapshot: a status, an item, a discount and so on. */
    static void part(String part, ObjectNode event) {
        switch (part) {
            case "canceled", "paused", "unpaid", "past due", "trialing" ->
                event.put("status", part.replace(' ', '_').toUpperCase(Locale.ROOT));
            default -> {
                if (!named(part, event)) {
                    amounts(part, event);
                }
            }
        }
    }

    private static boolean named(String part, ObjectNode event) {
        String value = part.substring(part.lastIndexOf(' ') + 1);
        if (part.startsWith("id ")) {
            event.put("eventId", value);
        } else if (part.startsWith("sub ")) {
            event.put("subscriptionId", value);
        } else if (part.startsWith("seq ")) {
            event.put("sequence", Long.parseLong(value));
        } else if (part.startsWith("type ")) {
            event.put("type", value);
        } else if (part.startsWith("cancel at ")) {
            event.put("cancelAt", at(part.substring("cancel at ".length())).toString());
        } else if (part.startsWith("trial ends ")) {
            event.put("trialEndsAt", at(part.substring("trial ends ".length())).toString());
        } else if (part.startsWith("by ")) {
            event.withArray("discounts").addObject().put("duration", "FOREVER").put("termsId", value);
        } else if (part.startsWith("paid until ")) {
            event.put(
                    "currentPeriodEndsAt",
                    at(part.substring("paid until ".length())).toString());
        } else if (part.startsWith("because ")) {
            String reason = part.substring("because ".length()).replace(' ', '_');
            event.putObject("cancellation").put("reason", reason.toUpperCase(Locale.ROOT));
        } else {
            return false;
        }
        return true;
    }

    private static void amounts(String part, ObjectNode event) {
        if (DISCOUNT.matcher(part).matches()) {
            event.withArray("discounts").add(discount(part));
        } else {
            items(part, event.withArray("items"));
        }
    }

    /** Each of a plan of its own, in their order. */
    static void items(String text, ArrayNode items) {
        for (String item : text.split(" \\+ ", -1)) {
            Matcher said = matcher(ITEM, item);
            ObjectNode json = items.addObject()
                    .put("planId", "plan_" + items.size())
                    .put("unitAmount", said.group(2))
                    .put("quantity", said.group(1) == null ? 1 : Integer.parseInt(said.group(1)))
                    .put("currency", said.group(3) == null ? "USD" : said.group(3))
                    .put("intervalCount", said.group(4) == null ? 1 : Integer.parseInt(said.group(4)))
                    .put("interval", said.group(5).toUpperCase(Locale.ROOT))
                    .put("usageType", said.group(8) == null ? "LICENSED" : "METERED");
            put(json, "productId", said.group(6));
            put(json, "amount", said.group(7));
            put(json, "currentPeriodEndsAt", instant(said.group(9)));
        }
    }

    static JsonNode discount(String text) {
        Matcher said = matcher(DISCOUNT, text);
        ObjectNode json = JSON.createObjectNode().put("duration", "FOREVER");
        if (said.group(3).equals("%")) {
            json.put("percentOff", said.group(1));
        } else {
            json.put("amountOff", said.group(1)).put("currency", said.group(2) == null ? "USD" : said.group(2));
        }
        if (said.group(4) != null) {
            json.putArray("productIds").add(said.group(4));
        }
        if (said.group(5) != null) {
            json.put("duration", "ONCE");
        }
        put(json, "startsAt", instant(said.group(6)));
        put(json, "endsAt", instant(said.group(7)));
        return json;
    }

    private static @Nullable String instant(@Nullable String time) {
        return time == null ? null : at(time).toString();
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static Matcher matcher(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError("'" + text + "' tells nothing known");
        }
        return matcher;
    }
}
