package dev.tidewatch.stream;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.input.SnapshotEvents;
import dev.tidewatch.avro.output.AlertId;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.Story;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FeedbackKind;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.SupportEventType;
import dev.tidewatch.event.UsageEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What comes to the topology of a random company: an event, or a control message.
 *
 * @param topic null for a control message
 * @param event that the ledger reads; null for the others
 */
record TopologyStep(
        @Nullable InputRecord<?> topic,
        String customerId,
        @Nullable CustomerEvent event,
        Instant at) {

    static final int CUSTOMERS = 20;

    /** Of the clocks that the stories ask for: each is one for all customers, and restates every row of theirs. */
    private static final int PERCENT_OF_CLOCKS = 5;

    private static final List<InputRecord<?>> OTHERS = List.of(
            InputRecord.BILLING, InputRecord.USAGE, InputRecord.FEEDBACK, InputRecord.SUPPORT, InputRecord.ACTION);
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("America/New_York"));

    static Profile profile(long seed) {
        ZoneId zone = ZONES.get((int) (seed % ZONES.size()));
        return Profiles.in(zone, EventStories.from(seed * CUSTOMERS + seed % 2).profile());
    }

    /** The customers' arrivals mixed, each customer's in its order, other topics' events at the same instants in between. */
    static List<TopologyStep> of(long seed) {
        Random random = new Random(seed);
        List<List<TopologyStep>> left = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            left.add(customer("cus_" + i, EventStories.from(seed * CUSTOMERS + i, profile(seed)), random));
        }
        List<TopologyStep> steps = new ArrayList<>();
        while (!left.isEmpty()) {
            List<TopologyStep> customer = left.get(random.nextInt(left.size()));
            steps.add(customer.remove(0));
            left.removeIf(List::isEmpty);
        }
        return steps;
    }

    private static List<TopologyStep> customer(String customerId, Story story, Random random) {
        List<TopologyStep> steps = new ArrayList<>();
        for (Arrival arrival : ArrivalOrders.disorderly(story, story.end(), random.nextLong())) {
            CustomerEvent event = arrival.event();
            if (event != null) {
                steps.add(new TopologyStep(topic(event), customerId, event, event.occurredAt()));
            } else if (random.nextInt(100) < PERCENT_OF_CLOCKS) {
                steps.add(new TopologyStep(null, customerId, null, arrival.clock()));
            }
            if (random.nextInt(4) == 0) {
                List<Instant> instants = story.hardInstants();
                Instant at = instants.get(random.nextInt(instants.size()));
                steps.add(new TopologyStep(OTHERS.get(random.nextInt(OTHERS.size())), customerId, null, at));
            }
        }
        return steps;
    }

    private static InputRecord<?> topic(CustomerEvent event) {
        return event instanceof AttributeChange ? InputRecord.CUSTOMER : InputRecord.SUBSCRIPTION;
    }

    /** Acknowledges an alert that may have been raised at the same instant. */
    private AlertAction acknowledgement() {
        String alertId = new AlertId(AlertKind.AT_RISK, at).of(customerId);
        return new AlertAction(
                "act_" + at, customerId, at, alertId, "ann", AlertActionKind.ACKNOWLEDGE, null, null, null, null);
    }

    void sendTo(PipelineDriver pipeline) {
        if (topic == null) {
            pipeline.control(at);
        } else if (event != null) {
            pipeline.send(topic, customerId, SnapshotEvents.record(customerId, event));
        } else if (topic == InputRecord.BILLING) {
            pipeline.send(
                    topic,
                    customerId,
                    Events.aPayment(customerId, at.toString()).build());
        } else if (topic == InputRecord.USAGE) {
            pipeline.send(topic, customerId, new UsageEvent("use_" + at, customerId, at, "export", 3L, null));
        } else if (topic == InputRecord.ACTION) {
            pipeline.send(topic, customerId, acknowledgement());
        } else if (topic == InputRecord.FEEDBACK) {
            pipeline.send(
                    topic, customerId, new FeedbackEvent("nps_" + at, customerId, at, FeedbackKind.NPS, 9, 10, null));
        } else {
            pipeline.send(
                    topic,
                    customerId,
                    new SupportEvent("sup_" + at, customerId, at, "tic_1", SupportEventType.OPENED, null));
        }
    }
}
