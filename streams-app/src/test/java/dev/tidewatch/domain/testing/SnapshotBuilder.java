package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.Cancellation;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Starts from subscription {@code sub}, active on one item of 100 USD a month since {@link #NOON}. */
public final class SnapshotBuilder {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private String eventId = "event";
    private String subscriptionId = "sub";
    private Instant occurredAt = NOON;
    private @Nullable Long sequence;
    private ChangeType type = ChangeType.CHANGED;
    private SubscriptionStatus status = SubscriptionStatus.ACTIVE;
    private List<Item> items = List.of(ItemBuilder.anItem().build());
    private List<Discount> discounts = List.of();
    private @Nullable Instant cancelAt;
    private @Nullable Instant trialEndsAt;
    private @Nullable Instant currentPeriodEndsAt;
    private @Nullable Boolean hasPaymentMethod;
    private @Nullable Cancellation cancellation;
    private final Map<String, String> attributes = new TreeMap<>();

    public static SnapshotBuilder aSnapshot() {
        return new SnapshotBuilder();
    }

    /** A snapshot whose event id is {@code id}. */
    public static SnapshotBuilder aSnapshot(String id) {
        return new SnapshotBuilder().id(id);
    }

    public SnapshotBuilder id(String id) {
        eventId = id;
        return this;
    }

    public SnapshotBuilder of(String subscription) {
        subscriptionId = subscription;
        return this;
    }

    public SnapshotBuilder at(Instant instant) {
        occurredAt = instant;
        return this;
    }

    public SnapshotBuilder sequence(@Nullable Long number) {
        sequence = number;
        return this;
    }

    public SnapshotBuilder type(ChangeType change) {
        type = change;
        return this;
    }

    public SnapshotBuilder status(SubscriptionStatus current) {
        status = current;
        return this;
    }

    public SnapshotBuilder on(ItemBuilder... lines) {
        return on(Arrays.stream(lines).map(ItemBuilder::build).toList());
    }

    public SnapshotBuilder on(List<Item> lines) {
        items = lines;
        return this;
    }

    public SnapshotBuilder less(DiscountBuilder... given) {
        return less(Arrays.stream(given).map(DiscountBuilder::build).toList());
    }

    public SnapshotBuilder less(List<Discount> given) {
        discounts = given;
        return this;
    }

    public SnapshotBuilder cancelAt(@Nullable Instant instant) {
        cancelAt = instant;
        return this;
    }

    public SnapshotBuilder because(@Nullable CancellationReason reason) {
        cancellation = reason == null ? null : new Cancellation(reason, null, null);
        return this;
    }

    public SnapshotBuilder because(CancellationReason reason, String feedback) {
        cancellation = new Cancellation(reason, feedback, null);
        return this;
    }

    public SnapshotBuilder trialEndsAt(@Nullable Instant instant) {
        trialEndsAt = instant;
        return this;
    }

    public SnapshotBuilder hasPaymentMethod(@Nullable Boolean has) {
        hasPaymentMethod = has;
        return this;
    }

    public SnapshotBuilder periodEndsAt(@Nullable Instant instant) {
        currentPeriodEndsAt = instant;
        return this;
    }

    public SnapshotBuilder attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    public Snapshot build() {
        return new Snapshot(
                eventId,
                subscriptionId,
                occurredAt,
                sequence,
                type,
                status,
                items,
                discounts,
                cancelAt,
                null,
                trialEndsAt,
                currentPeriodEndsAt,
                hasPaymentMethod,
                cancellation,
                attributes);
    }
}
