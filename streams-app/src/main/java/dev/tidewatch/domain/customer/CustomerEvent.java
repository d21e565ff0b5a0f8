package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import java.time.Instant;

/** Anything an input topic says about one customer. */
public sealed interface CustomerEvent
        permits SubscriptionChange, AttributeChange, BillingChange, ActionChange, Activity {

    String eventId();

    Instant occurredAt();

    Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold);
}
