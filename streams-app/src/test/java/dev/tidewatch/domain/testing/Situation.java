package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.SubscriptionHistory;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.subscription.UsageType;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.domain.valuation.Line;
import dev.tidewatch.domain.valuation.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a ledger has to cope with; a law that never meets one of these says nothing of it. */
@SuppressWarnings("ImmutableEnumChecker") // predicates that hold nothing
enum Situation {
    DAILY_PLAN(s -> s.anyItem(every(1, IntervalUnit.DAY))),
    WEEKLY_PLAN(s -> s.anyItem(every(1, IntervalUnit.WEEK))),
    QUARTERLY_PLAN(s -> s.anyItem(every(3, IntervalUnit.MONTH))),
    ANNUAL_PLAN(s -> s.anyItem(every(1, IntervalUnit.YEAR))),
    TIERED_AMOUNT(s -> s.anyItem(item -> item.amount() != null)),
    METERED(s -> s.anyItem(item -> item.usageType() != UsageType.LICENSED)),
    BUNDLE(s -> s.events().anyMatch(event -> event.items().size() > 1)),
    SEATS_CHANGE(s ->
            s.anyNext((last, next) -> seats(last) != seats(next) && plans(last).equals(plans(next)))),
    ALL_OFF(s -> s.anyDiscount((event, discount) -> takesAll(discount))),
    AMOUNT_OFF(s -> s.anyDiscount((event, discount) -> discount.amountOff() != null)),
    DISCOUNT_ENDS(s -> s.anyDiscount((event, discount) -> discount.endsAt() != null)),
    DISCOUNT_ENDS_HALF_AN_HOUR_AFTER_A_CHANGE(
            s -> s.anyDiscount((event, discount) -> Objects.equals(discount.endsAt(), minutesAfter(event, 30)))),
    DISCOUNT_OF_ONE_PERIOD(s -> s.anyDiscount((event, discount) -> discount.duration() == DiscountDuration.ONCE
            && discount.endsAt() == null
            && event.currentPeriodEndsAt() != null)),
    DISCOUNT_BEGINS_LATER(s -> s.anyDiscount((event, discount) -> isAfter(discount.startsAt(), event.occurredAt()))),
    DISCOUNT_BEGINS_BY_ITSELF(s -> s.anyMovement(movement -> movement.rule().contains(Trigger.DISCOUNT_START))),
    DISCOUNT_BEGINS_IN_A_PAID_PERIOD(s -> s.anyDiscount((event, discount) -> event.items().stream()
            .anyMatch(item -> item.currentPeriodEndsAt() != null
                    && discount.startsAt() != null
                    && isAfter(item.currentPeriodEndsAt(), discount.startsAt())))),
    DISCOUNT_ENDS_IN_A_PAID_PERIOD(s -> s.anyDiscount((event, discount) -> event.items().stream()
            .anyMatch(item -> discount.endsAt() != null && isAfter(item.currentPeriodEndsAt(), discount.endsAt())))),
    DISCOUNT_OF_ONE_PERIOD_THAT_BEGINS_LATER(
            s -> s.anyDiscount((event, discount) -> discount.duration() == DiscountDuration.ONCE
                    && discount.endsAt() == null
                    && isAfter(discount.startsAt(), event.occurredAt()))),
    AMOUNT_OFF_ITEMS_OF_SEVERAL_PERIODS(s -> s.anyDiscount((event, discount) -> discount.amountOff() != null
            && event.items().stream().map(Item::interval).distinct().count() > 1)),
    FIXED_TERM_UNDER_REQUESTED(s -> s.story().profile().churnRecognition() == ChurnRecognition.REQUESTED
            && s.anyMovement(movement -> movement.kind() == MovementKind.NEW)
            && s.firsts().anyMatch(Situation::endsLater)),
    PHASES_UNDER_REQUESTED(s -> s.story().profile().churnRecognition() == ChurnRecognition.REQUESTED
            && s.anyNext((last, next) ->
                    endsLater(last) && isAfter(next.occurredAt(), last.cancelAt()) && next.cancelAt() == null)),
    TRIAL_CONVERTED(s -> s.anyNext(goes(SubscriptionStatus.TRIALING, SubscriptionStatus.ACTIVE))),
    PAUSED_AND_RESUMED(s -> s.anyNext(goes(SubscriptionStatus.PAUSED, SubscriptionStatus.ACTIVE))),
    UNPAID(s -> s.events().anyMatch(event -> event.status() == SubscriptionStatus.UNPAID)),
    DUNNING_OF_SEVERAL_SNAPSHOTS(s -> s.anyNext(goes(SubscriptionStatus.PAST_DUE, SubscriptionStatus.PAST_DUE))),
    DUNNING_RECOVERED_BEFORE_THE_DEADLINE(s -> s.anyRecovery(after -> after.compareTo(deadline(s)) < 0)),
    DUNNING_RECOVERED_AT_THE_DEADLINE(s -> s.anyRecovery(deadline(s)::equals)),
    DUNNING_RECOVERED_AFTER_THE_DEADLINE(s -> s.anyRecovery(after -> after.compareTo(deadline(s)) > 0)),
    CANCELLATION_UNDONE(s -> s.anyNext((last, next) -> endsLater(last) && counts(next) && next.cancelAt() == null)),
    CANCELLATION_EFFECTIVE(s -> s.anyMovement(movement -> movement.rule().contains(Trigger.SCHEDULED_END))),
    CANCEL_AT_BEFORE_ITS_SNAPSHOT(s -> s.events().anyMatch(Situation::endsBefore)),
    CANCEL_AT_ITS_SNAPSHOT(s -> s.events().anyMatch(event -> event.occurredAt().equals(event.cancelAt()))),
    CANCEL_AT_AFTER_ITS_SNAPSHOT(s -> s.events().anyMatch(Situation::endsLater)),
    REPLACED_AT_ONE_INSTANT(s -> s.anyTie(pair -> true)),
    TIE_WITHOUT_SEQUENCE(s -> s.anyTie(pair -> pair.stream().allMatch(event -> event.sequence() == null))),
    TIE_OF_ONE_TYPE(s -> s.anyTie(pair -> pair.get(0).type() == pair.get(1).type())),
    TWO_SUBSCRIPTIONS_AT_ONE_INSTANT(s -> s.events()
            .anyMatch(event -> s.events()
                    .anyMatch(other -> other.occurredAt().equals(event.occurredAt())
                            && !other.subscriptionId().equals(event.subscriptionId())))),
    LEFT_AND_RETURNED(s -> s.anyMovement(movement -> movement.kind() == MovementKind.REACTIVATION)),
    TRANSFER_BETWEEN_PLANS(s -> s.anyMovement(movement -> transfers(movement, Line::planId))),
    TRANSFER_BETWEEN_ATTRIBUTES(s -> s.anyMovement(movement -> transfers(movement, Line::attributes))),
    ATTRIBUTES_OF_THE_CUSTOMER(s -> !s.story().attributes().isEmpty()),
    ATTRIBUTES_AT_A_SNAPSHOT(s -> s.anyAttributes(
            at -> s.events().anyMatch(event -> event.occurredAt().equals(at)))),
    ATTRIBUTES_BEFORE_THE_FIRST_SNAPSHOT(s -> s.anyAttributes(
            at -> s.events().allMatch(event -> event.occurredAt().isAfter(at)))),
    ATTRIBUTES_AT_ONE_INSTANT(s -> s.anyAttributes(at -> s.story().attributes().stream()
                    .filter(other -> other.occurredAt().equals(at))
                    .map(CustomerAttributes::eventId)
                    .distinct()
                    .count()
            > 1)),
    ATTRIBUTES_IN_A_GROUP(s -> s.anyMovement(movement ->
            movement.rule().contains(Trigger.ATTRIBUTES) && movement.rule().contains(Trigger.SNAPSHOT))),
    ATTRIBUTES_ALONE(s -> s.anyMovement(movement -> movement.rule().equals(EnumSet.of(Trigger.ATTRIBUTES)))),
    ATTRIBUTES_TOO_LATE(s -> s.anyOutcome(told ->
            told.arrival().attributes() != null && !told.repeats() && told.isRejected(DeadLetterReason.TOO_LATE))),
    ATTRIBUTES_IN_CONFLICT(s ->
            s.anyOutcome(told -> told.arrival().attributes() != null && told.isRejected(DeadLetterReason.CONFLICT))),
    ATTRIBUTES_FOLDED(
            s -> s.anyOutcome(told -> told.decision().state().attributes().base() != null)),
    ATTRIBUTES_SETTLED(s -> s.anyOutcome(told -> told.arrival().attributes() != null
            && told.decision().accepted()
            && told.decision().state().attributes().retained().size()
                    < told.before().attributes().retained().size())),
    TWO_CURRENCIES(s -> currencies(s) == 2),
    THREE_CURRENCIES(s -> currencies(s) == 3),
    CURRENCY_WITHOUT_DECIMALS(s -> s.anyItem(item -> item.currency().equals("JPY"))),
    CURRENCY_OF_THREE_DECIMALS(s -> s.anyItem(item -> item.currency().equals("KWD"))),
    CURRENCIES_CHANGE_TOGETHER(s -> s.anyOutcome(told -> told.decision().outputs().corrections().stream()
                    .map(correction -> correction.movement().key().at())
                    .distinct()
                    .count()
            < told.decision().outputs().corrections().size())),
    MINUTES_59_APART(s -> s.anyApart(Duration.ofMinutes(59))),
    MINUTES_60_APART(s -> s.anyApart(Duration.ofMinutes(60))),
    MINUTES_61_APART(s -> s.anyApart(Duration.ofMinutes(61))),
    BEFORE_MIDNIGHT(s -> s.events().anyMatch(event -> isAt(event, LocalTime.of(23, 50)))),
    AFTER_MIDNIGHT(s -> s.events().anyMatch(event -> isAt(event, LocalTime.of(0, 20)))),
    DAYS_30_LESS_10_MINUTES_APART(s -> s.anyApart(Duration.ofDays(30).minusMinutes(10))),
    DAYS_30_APART(s -> s.anyApart(Duration.ofDays(30))),
    DAYS_30_AND_10_MINUTES_APART(s -> s.anyApart(Duration.ofDays(30).plusMinutes(10))),
    DAYS_35_LESS_20_MINUTES_APART(s -> s.anyApart(Duration.ofDays(35).minusMinutes(20))),
    DAYS_35_APART(s -> s.anyApart(Duration.ofDays(35))),
    DAYS_35_AND_20_MINUTES_APART(s -> s.anyApart(Duration.ofDays(35).plusMinutes(20))),
    LATE_BY_34_DAYS(s -> s.anyOutcome(told ->
            told.decision().accepted() && !told.repeats() && told.behind().compareTo(Duration.ofDays(34)) >= 0)),
    LATE_BY_EXACTLY_THE_LATENESS(s -> s.anyOutcome(told -> told.decision().accepted()
            && told.behind().equals(s.story().profile().lateness()))),
    TOO_LATE(s -> s.anyOutcome(told -> !told.repeats() && told.isRejected(DeadLetterReason.TOO_LATE))),
    DUPLICATE(s -> s.anyOutcome(told -> told.repeats() && told.decision().rejected() == null)),
    DUPLICATE_AFTER_FOLDING(s -> s.anyOutcome(told -> told.repeats() && told.isRejected(DeadLetterReason.TOO_LATE))),
    CONFLICT_KEEPS_THE_EARLIER(s -> s.anyOutcome(told ->
            told.isRejected(DeadLetterReason.CONFLICT) && !told.decision().accepted())),
    CONFLICT_KEEPS_THE_ARRIVING(s -> s.anyOutcome(told ->
            told.isRejected(DeadLetterReason.CONFLICT) && told.decision().accepted())),
    CLOCK_BETWEEN_ARRIVALS(s -> s.anyOutcome(told -> told.arrival().event() == null)),
    CLOCK_BRINGS_AN_EFFECT(s -> s.anyOutcome(told -> told.arrival().event() == null
            && !told.decision().outputs().corrections().isEmpty())),
    CLOCK_STOPS_AT_A_DUE_INSTANT(s -> s.anyOutcome(
            told -> told.arrival().clock().equals(told.decision().state().nextDue()))),
    VOIDED(s -> s.anyCorrection(correction -> correction.voided())),
    RETURNED_AFTER_A_VOID(ToldStory::anyReturnAfterAVoid),
    FOLDED(s -> s.anyOutcome(told -> told.decision().state().hadMovement())),
    FOLDING_STOPS_AT_AN_OPEN_GROUP(s -> s.anyOutcome(told -> foldsBehind(s, told))),
    FOLDED_BASE(s -> s.anyOutcome(
            told -> told.decision().state().subscriptions().stream().anyMatch(history -> history.base() != null))),
    FOLDED_RUN_OF_PAST_DUE(s -> s.anyOutcome(told ->
            told.decision().state().subscriptions().stream().anyMatch(history -> history.pastDueSince() != null))),
    FOLDED_WHILE_DELINQUENT(s -> s.anyOutcome(told -> told.decision().state().subscriptions().stream()
            .anyMatch(history -> isDelinquent(history, told.decision().state().foldedBefore(), deadline(s)))));

    private final Predicate<ToldStory> occurs;

    Situation(Predicate<ToldStory> occurs) {
        this.occurs = occurs;
    }

    boolean occursIn(ToldStory story) {
        return occurs.test(story);
    }

    private static Predicate<Item> every(int count, IntervalUnit unit) {
        return item -> item.interval().equals(new BillingInterval(unit, count));
    }

    private static BiPredicate<Snapshot, Snapshot> goes(SubscriptionStatus from, SubscriptionStatus to) {
        return (last, next) -> last.status() == from && next.status() == to;
    }

    private static boolean counts(Snapshot event) {
        return event.status() == SubscriptionStatus.ACTIVE;
    }

    private static long seats(Snapshot event) {
        return event.items().stream().mapToLong(Item::quantity).sum();
    }

    private static List<String> plans(Snapshot event) {
        return event.items().stream().map(Item::planId).toList();
    }

    private static boolean takesAll(Discount discount) {
        BigDecimal percent = discount.percentOff();
        return percent != null && percent.compareTo(BigDecimal.valueOf(100)) == 0;
    }

    private static Instant minutesAfter(Snapshot event, int minutes) {
        return event.occurredAt().plus(Duration.ofMinutes(minutes));
    }

    private static boolean endsBefore(Snapshot event) {
        Instant end = event.cancelAt();
        return end != null && end.isBefore(event.occurredAt());
    }

    private static boolean endsLater(Snapshot event) {
        Instant end = event.cancelAt();
        return end != null && end.isAfter(event.occurredAt());
    }

    private static boolean isAfter(@Nullable Instant later, @Nullable Instant earlier) {
        return later != null && earlier != null && later.isAfter(earlier);
    }

    private static boolean isAt(Snapshot event, LocalTime time) {
        return event.occurredAt().atZone(ZoneOffset.UTC).toLocalTime().equals(time);
    }

    private static Duration deadline(ToldStory story) {
        return story.story().profile().delinquency();
    }

    private static long currencies(ToldStory story) {
        return story.events()
                .flatMap(event -> event.items().stream())
                .map(Item::currency)
                .distinct()
                .count();
    }

    /** Whether the amount goes from some values of a line's part to others. */
    private static boolean transfers(Movement movement, Function<Line, Object> part) {
        return movement.kind() == MovementKind.TRANSFER
                && movement.lines().stream()
                                .filter(line -> line.before() != line.after())
                                .map(line -> part.apply(line.line()))
                                .distinct()
                                .count()
                        > 1;
    }

    private static boolean foldsBehind(ToldStory story, ToldStory.Told told) {
        Ledger ledger = told.decision().state();
        Instant newest = ledger.newest();
        return newest != null
                && ledger.foldedBefore().isAfter(told.before().foldedBefore())
                && ledger.foldedBefore()
                        .isBefore(newest.minus(story.story().profile().lateness()));
    }

    private static boolean isDelinquent(SubscriptionHistory history, Instant at, Duration deadline) {
        Instant since = history.pastDueSince();
        return since != null && since.plus(deadline).isBefore(at);
    }
}
