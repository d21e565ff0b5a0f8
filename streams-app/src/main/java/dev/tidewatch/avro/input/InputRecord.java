package dev.tidewatch.avro.input;

import dev.tidewatch.avro.state.AttributesMapping;
import dev.tidewatch.avro.state.BillingMapping;
import dev.tidewatch.avro.state.EngagementMapping;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.avro.state.SnapshotMapping;
import dev.tidewatch.avro.state.TermsMapping;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.TicketChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FxRate;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.UsageEvent;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.AvroTypeException;
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
                    event(
                            SubscriptionEvent::getCustomerId,
                            event -> new SubscriptionChange(SnapshotMapping.toDomain(event)))));

    public static final InputRecord<dev.tidewatch.event.CustomerEvent> CUSTOMER = new InputRecord<>(
            "customer-events",
            dev.tidewatch.event.CustomerEvent.getClassSchema(),
            dev.tidewatch.event.CustomerEvent.class,
            new Reading<>(
                    InputRules::check,
                    event(
                            dev.tidewatch.event.CustomerEvent::getCustomerId,
                            event -> new AttributeChange(AttributesMapping.toDomain(event)))));

    public static final InputRecord<BillingEvent> BILLING = new InputRecord<>(
            "billing-events",
            BillingEvent.getClassSchema(),
            BillingEvent.class,
            new Reading<>(InputRules::check, event(BillingEvent::getCustomerId, BillingMapping::toChange)));

    public static final InputRecord<UsageEvent> USAGE = new InputRecord<>(
            "usage-events",
            UsageEvent.getClassSchema(),
            UsageEvent.class,
            new Reading<>(
                    InputRules::check,
                    event(
                            UsageEvent::getCustomerId,
                            event -> new Usage(event.getEventId(), EngagementMapping.toDomain(event)))));

    public static final InputRecord<FeedbackEvent> FEEDBACK = new InputRecord<>(
            "feedback-events",
            FeedbackEvent.getClassSchema(),
            FeedbackEvent.class,
            new Reading<>(InputRules::check, event(FeedbackEvent::getCustomerId, FeedbackMapping::toDomain)));

    public static final InputRecord<SupportEvent> SUPPORT = new InputRecord<>(
            "support-events",
            SupportEvent.getClassSchema(),
            SupportEvent.class,
            new Reading<>(
                    InputRules::check,
                    event(
                            SupportEvent::getCustomerId,
                            event -> new TicketChange(event.getEventId(), EngagementMapping.toDomain(event)))));

    public static final InputRecord<AlertAction> ACTION = new InputRecord<>(
            "alert-actions",
            AlertAction.getClassSchema(),
            AlertAction.class,
            new Reading<>(ActionRules::check, event(AlertAction::getCustomerId, ActionMapping::toDomain)));

    public static final InputRecord<FxRate> RATES = new InputRecord<>(
            "fx-rates",
            FxRate.getClassSchema(),
            FxRate.class,
            new Reading<>(
                    InputRules::check,
                    (rate, schemaId, bytes) -> new Incoming.RateChange(RateMapping.toDomain(rate), schemaId, bytes)));

    public static final InputRecord<DiscountTerms> TERMS = new InputRecord<>(
            "discount-terms",
            DiscountTerms.getClassSchema(),
            DiscountTerms.class,
            new Reading<>(
                    InputRules::check,
                    (terms, schemaId, bytes) -> new Incoming.TermsChange(
                            terms.getTermsId(), TermsMapping.toDomain(terms), schemaId, bytes)));

    private static final List<InputRecord<?>> EVENTS =
            List.of(SUBSCRIPTION, CUSTOMER, BILLING, USAGE, FEEDBACK, SUPPORT, ACTION);
    private static final List<InputRecord<?>> ALL =
            List.of(SUBSCRIPTION, CUSTOMER, BILLING, USAGE, FEEDBACK, SUPPORT, ACTION, RATES, TERMS);

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

    /** Returns the records of events, whose key is the customer's. */
    public static List<InputRecord<?>> events() {
        return EVENTS;
    }

    /** Returns whether only the newest record of each key is kept. */
    public boolean compacted() {
        return this == RATES || this == TERMS;
    }

    /** Returns the topic's name without prefix. */
    public String topic() {
        return topic;
    }

    public Schema schema() {
        return schema;
    }

    /** Returns the refusal of a value that the schema allows and the rules do not; null if the rules allow it. */
    public @Nullable Rejection refusal(T value) {
        return reading.rules.apply(value);
    }

    /** Checks the content of a decoded record, and returns it as the pipeline takes it in: an event, or a refusal. */
    public Incoming incoming(Object decoded, int schemaId, byte[] bytes) {
        if (!type.isInstance(decoded)) {
            throw new AvroTypeException(
                    "it is no record, but " + decoded.getClass().getSimpleName());
        }
        T value = type.cast(decoded);
        Rejection rejected = refusal(value);
        return rejected == null
                ? reading.reader.read(value, schemaId, bytes)
                : new Incoming.Undecodable(rejected, schemaId, bytes, null);
    }

    private static <T> Reader<T> event(Function<T, String> customerId, Function<T, CustomerEvent> event) {
        return (value, schemaId, bytes) ->
                new Incoming.Event(customerId.apply(value), event.apply(value), schemaId, bytes);
    }

    private record Reading<T>(Function<T, @Nullable Rejection> rules, Reader<T> reader) {}

    /** Reads a value that follows the rules. */
    private interface Reader<T> {

        Incoming read(T value, int schemaId, byte[] bytes);
    }
}
