package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.input.SnapshotEvents;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.avro.state.TermsMapping;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.testing.AcceptedEvents;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.NaiveLedger;
import dev.tidewatch.domain.testing.NaiveTerms;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Story;
import dev.tidewatch.domain.testing.TermsStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The customers of so many stories that are over within months: their events in any admissible order, and what the batch function
 * gives for them. Longer stories are for the law without a broker: each day more costs a row for each window of each segment.
 */
record ToldCompany(SortedMap<String, TermsStory> customers) {

    private static final Profile PROFILE = Profiles.splitBy(EventStories.ATTRIBUTE);
    private static final Duration MORE_THAN_A_DEADLINE = Duration.ofDays(40);
    private static final List<Rate> RATES = PublishedRates.from(1, PROFILE.reportingCurrency());
    private static final Instant OVER = Instant.parse("2024-06-01T00:00:00Z");
    private static final String ATTRIBUTES = "customer-events";
    private static final ObjectMapper JSON = new ObjectMapper();

    static ToldCompany of(int stories) {
        SortedMap<String, TermsStory> customers = new TreeMap<>();
        for (long seed = 0; customers.size() < stories; seed++) {
            String customer = "cus_" + seed;
            TermsStory told = TermsStory.from(seed, customer, EventStories.from(seed, PROFILE));
            if (end(told).isBefore(OVER)) {
                customers.put(customer, told);
            }
        }
        return new ToldCompany(customers);
    }

    /** Every effect is due by then. */
    Instant end() {
        return customers.values().stream()
                .map(ToldCompany::end)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(MORE_THAN_A_DEADLINE);
    }

    private static Instant end(TermsStory told) {
        return told.story().hardInstants().stream()
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Some twice; the customers mixed, and the rates and the terms of their discounts among them. */
    List<InputLine> arriving(long order) {
        Random random = new Random(order);
        List<List<InputLine>> left = new ArrayList<>();
        left.add(rates(random));
        customers.forEach((customer, told) -> {
            left.add(arriving(customer, told.story(), random.nextLong()));
            left.add(terms(told));
        });
        left.removeIf(List::isEmpty);
        List<InputLine> lines = new ArrayList<>();
        while (!left.isEmpty()) {
            lines.add(left.get(random.nextInt(left.size())).remove(0));
            left.removeIf(List::isEmpty);
        }
        putAttributesInOrder(lines);
        return lines;
    }

    /**
     * In the places where there were some before. Attributes that lie too long before the customer's subscriptions are refused, and topics
     * are merged by time: one customer's late attributes would hold up another's until they are too late.
     */
    private static void putAttributesInOrder(List<InputLine> lines) {
        Iterator<InputLine> inOrder = lines.stream()
                .filter(ToldCompany::isOfAttributes)
                .sorted(Comparator.comparing(InputLine::occurredAt))
                .iterator();
        lines.replaceAll(line -> isOfAttributes(line) ? inOrder.next() : line);
    }

    private static boolean isOfAttributes(InputLine line) {
        return line.topic().equals(ATTRIBUTES);
    }

    private static List<InputLine> rates(Random random) {
        List<InputLine> lines = new ArrayList<>();
        for (Rate rate : RATES) {
            lines.add(
                    new InputLine("fx-rates", RateMapping.key(rate), json(RecordJson.text(RateMapping.toEvent(rate)))));
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    /** In the order of their topic: each may replace or forget an earlier one. */
    private static List<InputLine> terms(TermsStory told) {
        List<InputLine> lines = new ArrayList<>();
        for (TermsStory.Published published : told.log()) {
            DiscountTerms terms = published.terms();
            lines.add(new InputLine(
                    "discount-terms",
                    published.id(),
                    terms == null ? null : json(RecordJson.text(TermsMapping.toEvent(terms)))));
        }
        return lines;
    }

    private static List<InputLine> arriving(String customer, Story story, long order) {
        List<InputLine> lines = new ArrayList<>();
        for (Arrival arrival : ArrivalOrders.admissible(story, story.end(), order)) {
            CustomerEvent event = arrival.event();
            if (event != null) {
                String topic = event instanceof AttributeChange ? ATTRIBUTES : "subscription-events";
                ObjectNode record = json(RecordJson.text(SnapshotEvents.record(customer, event)));
                lines.add(new InputLine(topic, customer, record));
            }
        }
        return lines;
    }

    /** By id, without what the law leaves open. */
    Map<String, JsonNode> movements() {
        MovementMapping mapping = new MovementMapping(PROFILE);
        Map<String, JsonNode> movements = new TreeMap<>();
        customers.forEach((customer, told) -> {
            NaiveTerms terms = new NaiveTerms(customer, told.log());
            AcceptedEvents accepted = AcceptedEvents.allOf(told.story());
            for (Movement movement : new NaiveLedger(PROFILE, accepted, end(), RATES, terms).movements()) {
                ObjectNode record = json(RecordJson.text(
                        mapping.toAvro(customer, new Correction(movement, 0, false, false), Instant.EPOCH)));
                movements.put(
                        record.get("movementId").textValue(),
                        record.remove(Set.of("revision", "publishedAt", "provisional")));
            }
        });
        return movements;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
