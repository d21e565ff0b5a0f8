package dev.tidewatch.avro;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.customer.Activity;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.UsageEvent;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What one input topic carries: its schema, its rules, and what the domain makes of it. */
public final class InputRecord<T extends SpecificRecord> {

    public static final InputRecord<SubscriptionEvent> SUBSCRIPTION = new InputRecord<>(
            "subscription-events",
            SubscriptionEvent.getClassSchema(),
            SubscriptionEvent.class,
            new Reading<>(
                    InputRules::check,
                    SubscriptionEvent::getCustomerId,
                    event -> new SubscriptionChange(SnapshotMapping.toDomain(event))));

    public static final InputRecord<BillingEvent> BILLING = new InputRecord<>(
            "billing-events",
            BillingEvent.getClassSchema(),
            BillingEvent.class,
            new Reading<>(
                    InputRules::check,
                    BillingEvent::getCustomerId,
                    event -> new BillingChange(BillingMapping.toDomain(event))));

    public static final InputRecord<UsageEvent> USAGE = new InputRecord<>(
            "usage-events",
            UsageEvent.getClassSchema(),
            UsageEvent.class,
            new Reading<>(
                    InputRules::check,
                    UsageEvent::getCustomerId,
                    event -> new Activity(Activity.Source.USAGE, event.getEventId(), event.getOccurredAt())));

    public static final InputRecord<FeedbackEvent> FEEDBACK = new InputRecord<>(
            "feedback-events",
            FeedbackEvent.getClassSchema(),
            FeedbackEvent.class,
            new Reading<>(
                    InputRules::check,
                    FeedbackEvent::getCustomerId,
                    event -> new Activity(Activity.Source.FEEDBACK, event.getEventId(), event.getOccurredAt())));

    public static final InputRecord<SupportEvent> SUPPORT = new InputRecord<>(
            "support-events",
            SupportEvent.getClassSchema(),
            SupportEvent.class,
            new Reading<>(
                    InputRules::check,
                    SupportEvent::getCustomerId,
                    event -> new Activity(Activity.Source.SUPPORT, event.getEventId(), event.getOccurredAt())));

    private static final List<InputRecord<?>> ALL = List.of(SUBSCRIPTION, BILLING, USAGE, FEEDBACK, SUPPORT);

    private final String topic;
    private final Schema schema;
    private final Class<T> type;
    private final Reading<T> reading;

    private InputRecord(String topic, Schema schema, Class<T> type, Reading<T> reading) {
        this.topic = topic;
        this.schema = schema;
        this.type = type;
        this.reading = reading;
    }

    public static List<InputRecord<?>> all() {
        return ALL;
    }

    /** Without prefix. */
    public String topic() {
        return topic;
    }

    public Schema schema() {
        return schema;
    }

    Incoming incoming(Object decoded, int schemaId, byte[] bytes) {
        T value = type.cast(decoded);
        Rejected rejected = reading.rules.apply(value);
        return rejected == null
                ? new Incoming.Event(reading.customerId.apply(value), reading.event.apply(value), schemaId, bytes)
                : new Incoming.Undecodable(rejected, schemaId, bytes, null);
    }

    private record Reading<T>(
            Function<T, @Nullable Rejected> rules, Function<T, String> customerId, Function<T, CustomerEvent> event) {}
}
