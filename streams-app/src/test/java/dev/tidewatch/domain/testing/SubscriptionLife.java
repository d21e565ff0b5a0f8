package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;

import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One subscription as its source sees it: a random change at a time, each stated by a snapshot of the whole. */
final class SubscriptionLife {

    private static final List<String> PERCENTS = List.of("10", "25", "33.3", "50", "100", "100");
    private static final List<String> AMOUNTS = List.of("5", "10", "33.33", "100", "5000");
    private static final List<String> REGIONS = List.of("north", "south", "50%|a=b");
    private static final List<CancellationReason> REASONS = List.of(CancellationReason.values());

    private final Chance chance;
    private final HardInstants instants;
    private final PriceList prices;
    private final String subscriptionId;
    private List<Item> items;
    private List<Discount> discounts = List.of();
    private SubscriptionStatus status = SubscriptionStatus.ACTIVE;
    private ChangeType type = ChangeType.CREATED;
    private @Nullable Instant cancelAt;
    private @Nullable Instant trialEndsAt;
    private @Nullable Instant periodEndsAt;
    private @Nullable CancellationReason reason;
    private String region = "north";

    SubscriptionLife(Chance chance, HardInstants instants, PriceList prices, String subscriptionId) {
        this.chance = chance;
        this.instants = instants;
        this.prices = prices;
        this.subscriptionId = subscriptionId;
        this.items = prices.items();
        this.cancelAt = chance.percent(15) ? instants.start().plus(chance.upTo(Duration.ofDays(60))) : null;
    }

    Snapshot snapshot(String eventId, Instant at, @Nullable Long sequence) {
        return aSnapshot(eventId)
                .of(subscriptionId)
                .at(at)
                .sequence(sequence)
                .type(chance.percent(70) ? type : chance.of(List.of(ChangeType.values())))
                .status(status)
                .on(items)
                .less(discounts)
                .cancelAt(cancelAt)
                .trialEndsAt(trialEndsAt)
                .periodEndsAt(periodEndsAt)
                .because(reason)
                .attribute("region", region)
                .build();
    }

    void change(Instant at) {
        if (status != SubscriptionStatus.ACTIVE && status != SubscriptionStatus.PAST_DUE && chance.percent(60)) {
            activate();
            return;
        }
        if (chance.percent(15)) {
            payItems(at);
        }
        if (cancelAt != null && chance.percent(30)) {
            moveEnd(cancelAt, at);
            return;
        }
        switch (chance.between(0, 15)) {
            case 0, 1 -> switchPlan();
            case 2 -> changeSeats();
            case 3 -> move();
            case 4, 5 -> discount(at);
            case 6 -> discounts = List.of();
            case 7 -> trial(at);
            case 8 -> become(SubscriptionStatus.PAUSED, ChangeType.PAUSED);
            case 9, 10 -> fallBehind(at);
            case 11 -> become(SubscriptionStatus.UNPAID, ChangeType.CHANGED);
            case 12 -> scheduleEnd(at);
            case 13 -> keep();
            case 14 -> cancel();
            default -> renew(at);
        }
    }

    private void switchPlan() {
        items = prices.items();
        type = ChangeType.CHANGED;
    }

    private void changeSeats() {
        items = items.stream()
                .map(item -> changed(item, chance.between(0, 5), item.currentPeriodEndsAt()))
                .toList();
        type = ChangeType.CHANGED;
    }

    private static Item changed(Item item, long seats, @Nullable Instant periodEndsAt) {
        return new Item(
                item.itemId(),
                item.planId(),
                item.productId(),
                item.unitAmount(),
                item.amount(),
                item.currency(),
                seats,
                item.interval(),
                item.usageType(),
                periodEndsAt);
    }

    private void move() {
        region = chance.of(REGIONS);
        type = ChangeType.CHANGED;
    }

    private void discount(Instant at) {
        List<Discount> all = new ArrayList<>(discounts);
        all.add(aDiscount(at).build());
        discounts = all.size() > 3 ? all.subList(1, 4) : all;
        type = ChangeType.CHANGED;
    }

    private DiscountBuilder aDiscount(Instant at) {
        DiscountBuilder discount = chance.percent(60)
                ? DiscountBuilder.percentOff(chance.of(PERCENTS))
                : DiscountBuilder.amountOff(chance.of(AMOUNTS), chance.of(prices.currencies()));
        if (chance.percent(70)) {
            discount.until(chance.percent(30) ? at.plus(Duration.ofMinutes(30)) : instants.due(at));
        }
        if (chance.percent(50)) {
            discount.from(chance.percent(30) ? at : instants.due(at));
        }
        if (chance.percent(30)) {
            discount.on(chance.of(List.of("p1", "p2")));
        }
        return switch (chance.between(0, 2)) {
            case 0 -> discount.once();
            case 1 -> discount.repeating();
            default -> discount;
        };
    }

    private void trial(Instant at) {
        become(SubscriptionStatus.TRIALING, ChangeType.TRIAL_STARTED);
        trialEndsAt = instants.due(at);
    }

    void fallBehind(Instant at) {
        if (status == SubscriptionStatus.PAST_DUE && chance.percent(40)) {
            activate();
            return;
        }
        become(SubscriptionStatus.PAST_DUE, ChangeType.PAST_DUE);
        instants.rememberDeadline(at);
    }

    private void scheduleEnd(Instant at) {
        cancelAt = instants.due(at);
        reason = chance.percent(50) ? chance.of(REASONS) : null;
        type = ChangeType.CANCEL_SCHEDULED;
    }

    /** Mostly to a later instant, as a contract that is renewed. */
    private void moveEnd(Instant end, Instant at) {
        Instant later = end.isAfter(at) ? end : at;
        cancelAt =
                chance.percent(70) ? instants.remember(later.plus(chance.upTo(Duration.ofDays(40)))) : instants.due(at);
        reason = chance.percent(80) ? null : chance.of(REASONS);
        type = ChangeType.CHANGED;
    }

    void endAt(Instant end) {
        cancelAt = end;
        type = ChangeType.CANCEL_SCHEDULED;
    }

    void keep() {
        cancelAt = null;
        reason = null;
        type = ChangeType.CANCEL_UNSCHEDULED;
    }

    void subscribe(String price) {
        items = List.of(ItemBuilder.monthly(price).build());
        become(SubscriptionStatus.ACTIVE, ChangeType.CREATED);
    }

    void cancel() {
        become(SubscriptionStatus.CANCELED, ChangeType.CANCELED);
        reason = chance.percent(70) ? chance.of(REASONS) : reason;
    }

    private void renew(Instant at) {
        periodEndsAt = instants.due(at);
        if (chance.percent(60)) {
            payItems(at);
        }
        type = ChangeType.RENEWED;
    }

    /** Some items are paid for a period of their own, most of them for a whole one from now on. */
    private void payItems(Instant at) {
        items = items.stream()
                .map(item -> changed(
                        item,
                        item.quantity(),
                        chance.percent(30) ? null : chance.percent(70) ? wholePeriod(item, at) : instants.due(at)))
                .toList();
    }

    private Instant wholePeriod(Item item, Instant at) {
        LocalDateTime from = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        int count = item.interval().count();
        LocalDateTime until = switch (item.interval().unit()) {
            case DAY -> from.plusDays(count);
            case WEEK -> from.plusWeeks(count);
            case MONTH -> from.plusMonths(count);
            case YEAR -> from.plusYears(count);
        };
        return instants.remember(until.toInstant(ZoneOffset.UTC));
    }

    void activate() {
        become(SubscriptionStatus.ACTIVE, ChangeType.RESUMED);
        if (chance.percent(80)) {
            cancelAt = null;
            reason = null;
        }
    }

    private void become(SubscriptionStatus next, ChangeType why) {
        status = next;
        type = why;
    }
}
