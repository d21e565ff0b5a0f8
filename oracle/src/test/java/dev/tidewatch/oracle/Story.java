package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What arrives of one customer, what of it is refused, and when the story ends; a task of its own has read it. */
final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CUSTOMER = "customer ";

    private final String customer;
    private final List<String> arrivals = new ArrayList<>();
    private final List<String> letters = new ArrayList<>();
    private Instant clock = Instant.EPOCH;

    Story(String customer) {
        this.customer = customer;
    }

    /**
     * A snapshot, in parts separated by semicolons; or the customer's own attributes; or {@code clock}; or a rate; or
     * {@code pays 50}; or an answer, {@code NPS 9}, {@code CSAT 4 of 5}.
     */
    Story at(String time, String what) {
        Instant at = Told.at(time);
        String[] words = what.split(" ", -1);
        if (what.startsWith("rate ")) {
            return rate(at, words);
        }
        if (what.startsWith("terms ")) {
            return terms(at, what.substring("terms ".length()));
        }
        until(at);
        if (what.startsWith("pays ")) {
            return beside(
                    "billing-events",
                    beside(at, what).put("type", "INVOICE_PAID").put("amount", words[1]));
        }
        if (what.startsWith("NPS ") || what.startsWith("CSAT ")) {
            return beside("feedback-events", answer(beside(at, what).put("kind", words[0]), words));
        }
        if (!what.equals("clock")) {
            arrivals.add(line(topic(what), customer, event(at, what)));
        }
        return this;
    }

    /** A snapshot as the topic has it, but for the customer; no later than the story's end. */
    Story says(ObjectNode snapshot) {
        arrivals.add(line("subscription-events", customer, snapshot.put("customerId", customer)));
        return this;
    }

    /** The same, and it is refused. */
    Story refused(String time, String what, String reason) {
        Instant before = clock;
        at(time, what);
        if (!reason.equals("CONFLICT")) {
            clock = before;
        }
        ObjectNode value = JSON.createObjectNode();
        value.putObject("headers").put("__streams.errors.topic", topic(what)).put("tidewatch.reason", reason);
        value.set("value", event(Told.at(time), what));
        letters.add(line("dead-letters", customer, value));
        return this;
    }

    Story until(Instant end) {
        clock = end.isAfter(clock) ? end : clock;
        return this;
    }

    String customer() {
        return customer;
    }

    List<String> arrivals() {
        return arrivals;
    }

    List<String> letters() {
        return letters;
    }

    Instant clock() {
        return clock;
    }

    boolean hasRates() {
        return arrivals.stream().anyMatch(line -> line.contains("fx-rates"));
    }

    /** {@code rate EUR 1.10}, or {@code rate EUR 1.10 for 03-01}. */
    private Story rate(Instant at, String[] words) {
        String date = words.length > 3 ? "2026-" + words[4] : at.toString().substring(0, "2026-01-01".length());
        ObjectNode rate = JSON.createObjectNode()
                .put("currency", words[1])
                .put("date", date)
                .put("rate", words[2])
                .put("publishedAt", at.toString());
        arrivals.add(line("fx-rates", words[1] + "|" + date, rate));
        return this;
    }

    /**
     * {@code di_1: as half}, {@code di_1: 50 %}, {@code di_1: 50 % of the customer}, {@code di_1: 50 % once of sub from 03-02 12:00} and
     * perhaps {@code until}, or {@code di_1: forgotten}.
     */
    private Story terms(Instant at, String what) {
        String id = what.substring(0, what.indexOf(':'));
        String said = what.substring(what.indexOf(':') + 2);
        ObjectNode terms = JSON.createObjectNode().put("termsId", id).put("publishedAt", at.toString());
        if (said.startsWith("as ")) {
            terms.put("couponId", said.substring("as ".length()));
        } else if (said.contains(" %")) {
            terms.put("percentOff", said.substring(0, said.indexOf(" %")));
        }
        if (said.endsWith(" of the customer")) {
            terms.put("customerId", customer);
        }
        if (said.contains(" once of ")) {
            String[] words = said.split(" ", -1);
            terms.put("duration", "ONCE").put("customerId", customer).put("subscriptionId", words[4]);
            terms.put("startsAt", Told.at(words[6] + " " + words[7]).toString());
            if (words.length > 8) {
                terms.put("endsAt", Told.at(words[9] + " " + words[10]).toString());
            }
        }
        ObjectNode line = JSON.createObjectNode().put("topic", "discount-terms").put("key", id);
        line.set("value", said.equals("forgotten") ? null : terms);
        arrivals.add(line.toString());
        return this;
    }

    private static String topic(String what) {
        return what.startsWith(CUSTOMER) ? "customer-events" : "subscription-events";
    }

    private static ObjectNode answer(ObjectNode event, String[] words) {
        event.put("score", Integer.parseInt(words[1]));
        return words.length > 2 ? event.put("scaleMax", Integer.parseInt(words[3])) : event;
    }

    private Story beside(String topic, ObjectNode event) {
        arrivals.add(line(topic, customer, event));
        return this;
    }

    private ObjectNode beside(Instant at, String what) {
        return JSON.createObjectNode()
                .put("eventId", "evt_" + at + what.hashCode())
                .put("customerId", customer)
                .put("occurredAt", at.toString());
    }

    private ObjectNode event(Instant at, String what) {
        ObjectNode event = JSON.createObjectNode()
                .put("eventId", "evt_" + at + what.hashCode())
                .put("customerId", customer)
                .put("occurredAt", at.toString());
        if (what.startsWith(CUSTOMER)) {
            ObjectNode attributes = event.putObject("attributes");
            for (String stated : what.substring(CUSTOMER.length()).split(", ", -1)) {
                String[] nameAndValue = stated.split(" ", 2);
                attributes.put(nameAndValue[0], nameAndValue[1]);
            }
            return event;
        }
        event.put("subscriptionId", "sub").put("type", "CHANGED").put("status", "ACTIVE");
        event.putArray("items");
        for (String part : what.split("; ", -1)) {
            Told.part(part, event);
        }
        return event;
    }

    private static String line(String topic, String key, ObjectNode value) {
        ObjectNode line = JSON.createObjectNode().put("topic", topic).put("key", key);
        line.set("value", value);
        return line.toString();
    }
}
