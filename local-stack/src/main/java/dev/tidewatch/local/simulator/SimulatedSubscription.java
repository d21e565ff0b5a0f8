package dev.tidewatch.local.simulator;

import dev.tidewatch.event.BillingReason;
import dev.tidewatch.event.Cancellation;
import dev.tidewatch.event.CancellationReason;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One subscription's life, and its return under a new id when a customer comes back. */
final class SimulatedSubscription implements Actor {

    private static final Duration TRIAL = Duration.ofDays(14);
    private static final List<Duration> RETRIES = List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7));
    private static final Duration GIVEN_UP = Duration.ofDays(14);
    static final Duration NOTICE = Duration.ofDays(45);
    private static final Duration SHORTEST_ABSENCE = Duration.ofDays(21);
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(210);

    /** From the first failure of a payment to the last. */
    static final Duration RETRIED = RETRIES.stream().reduce(Duration.ZERO, Duration::plus);

    private static final int LEAVES_AT_ONCE = 250;
    private static final int CHANGES_ITS_MIND = 150;
    private static final double THOUSAND = 1_000;

    /** This share of those who leave does so at once. */
    static final double AT_ONCE = LEAVES_AT_ONCE / THOUSAND;

    /** This share of scheduled cancellations is not undone. */
    static final double STAYS_CANCELLED = 1 - CHANGES_ITS_MIND / THOUSAND;

    private static final List<String> FEEDBACK = List.of("too_expensive", "unused", "switched_service", "other");
    private static final List<String> FAILURES = List.of("card_declined", "insufficient_funds", "expired_card");

    private final Chance chance;
    private final Strain strain;
    private final SimulatedCard card;
    private final Terms terms;
    private Step step = Step.START;
    private @Nullable Instant next;
    private Instant anchor;
    private int attempts;

    SimulatedSubscription(Chance chance, Holder holder, Terms terms, Instant start) {
        this.chance = chance;
        this.strain = holder.strain;
        this.card = holder.card;
        this.terms = terms;
        this.anchor = start;
        this.next = start;
    }

    /** Says how its customer is, and what it pays with. */
    record Holder(Strain strain, SimulatedCard card) {}

    /** Says what happens at {@link #next()}. */
    private enum Step {
        START,
        END_TRIAL,
        RENEW,
        RETRY_PAYMENT,
        WRITE_OFF,
        UNSCHEDULE_CANCEL,
        LEAVE,
        RETURN,
        NOTHING
    }

    @Override
    public @Nullable Instant next() {
        return next;
    }

    boolean isInUse() {
        return terms.status == SubscriptionStatus.TRIALING
                || terms.status == SubscriptionStatus.ACTIVE
                || terms.status == SubscriptionStatus.PAST_DUE;
    }

    /** Says where it stands, for who looks ahead. */
    SubscriptionState state() {
        SubscriptionState.Phase phase = switch (step) {
            case RENEW -> SubscriptionState.Phase.PAID;
            case RETRY_PAYMENT -> SubscriptionState.Phase.UNPAID;
            case LEAVE, UNSCHEDULE_CANCEL -> SubscriptionState.Phase.CANCELLED;
            case START, END_TRIAL, WRITE_OFF, RETURN, NOTHING -> SubscriptionState.Phase.OVER;
        };
        return new SubscriptionState(phase, terms.plan, terms.periodEnd, RETRIES.size() + 1 - attempts);
    }

    /** Uses of a limited feature that its plan includes a month; null for as many as one likes. */
    @Nullable
    Long included() {
        return terms.plan.included();
    }

    /** Returns whether a year that was paid ahead is about to end. */
    boolean isUpForRenewal(Instant now) {
        return terms.plan.interval() == IntervalUnit.YEAR && canLeave(now);
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        if (next != null) {
            terms.writeTo(events, next);
            step = act(events, next);
        }
    }

    /**
     * The customer wants to leave: at once, or at the end of what is paid. The answer it gives when asked why; null if it
     * cannot leave now.
     */
    @Nullable
    String leave(Consumer<SimulatedEvent> events, Instant now) {
        if (!canLeave(now)) {
            return null;
        }
        terms.writeTo(events, now);
        String why = chance.oneOf(FEEDBACK);
        Cancellation cancellation = new Cancellation(CancellationReason.REQUESTED, why, null);
        step = chance.permille(LEAVES_AT_ONCE) ? cancel(cancellation) : schedule(cancellation, now);
        return why;
    }

    private boolean canLeave(Instant now) {
        return step == Step.RENEW && !terms.periodEnd.isAfter(now.plus(NOTICE));
    }

    /** The customer wants more of it, or less where it is strained; nothing happens where there is neither. */
    void change(Consumer<SimulatedEvent> events, Instant now) {
        if (step != Step.RENEW) {
            return;
        }
        terms.writeTo(events, now);
        Plan before = terms.plan;
        int seatsBefore = terms.seats;
        if (strain.isStrained()) {
            terms.takeLess(chance);
        } else {
            terms.takeMore(chance);
        }
        if (terms.plan.interval() != before.interval()) {
            payAhead(now);
        }
        if (terms.plan != before || terms.seats != seatsBefore) {
            terms.snapshot(SubscriptionEventType.CHANGED);
        }
    }

    private Step act(Consumer<SimulatedEvent> events, Instant now) {
        return switch (step) {
            case START -> start(now);
            case END_TRIAL -> strain.converts() ? begin(SubscriptionEventType.ACTIVATED, now) : cancel(notConvinced());
            case RENEW -> renewOrFail(now);
            case RETRY_PAYMENT -> strain.paysWhenAskedAgain() ? recover(events, now) : fail(now);
            case WRITE_OFF -> writeOff();
            case UNSCHEDULE_CANCEL -> unschedule();
            case LEAVE -> cancel(notConvinced());
            case RETURN -> comeBack(now);
            case NOTHING -> Step.NOTHING;
        };
    }

    private Step start(Instant now) {
        if (!chance.permille(450)) {
            return begin(SubscriptionEventType.CREATED, now);
        }
        terms.hasPaymentMethod = chance.permille(500);
        terms.trialEndsAt = now.plus(TRIAL);
        terms.periodEnd = terms.trialEndsAt;
        terms.status = SubscriptionStatus.TRIALING;
        terms.snapshot(SubscriptionEventType.TRIAL_STARTED);
        return at(Step.END_TRIAL, terms.periodEnd);
    }

    private Step begin(SubscriptionEventType type, Instant now) {
        anchor = now;
        terms.hasPaymentMethod = true;
        terms.newInvoice();
        return pay(type, BillingReason.CREATE, now);
    }

    private Step renewOrFail(Instant now) {
        terms.newInvoice();
        return card.fails(now) ? fail(now) : renew(now);
    }

    private Step renew(Instant now) {
        return pay(SubscriptionEventType.RENEWED, BillingReason.CYCLE, now);
    }

    private Step recover(Consumer<SimulatedEvent> events, Instant now) {
        card.paid(events, now);
        return renew(now);
    }

    private Step pay(SubscriptionEventType type, BillingReason reason, Instant now) {
        terms.status = SubscriptionStatus.ACTIVE;
        terms.periodEnd = terms.plan.periodEnd(anchor, now);
        terms.snapshot(type);
        terms.paid(reason, attempts + 1);
        attempts = 0;
        return at(Step.RENEW, terms.periodEnd);
    }

    private void payAhead(Instant now) {
        anchor = now;
        terms.periodEnd = terms.plan.periodEnd(anchor, now);
        next = terms.periodEnd;
        terms.newInvoice();
        terms.paid(BillingReason.UPDATE, 1);
    }

    private Step fail(Instant now) {
        boolean last = attempts == RETRIES.size();
        Instant retry = last ? null : now.plus(RETRIES.get(attempts));
        attempts++;
        terms.failed(attempts, retry, chance.oneOf(FAILURES));
        if (last) {
            attempts = 0;
            return giveUp(now);
        }
        if (attempts == 1) {
            terms.status = SubscriptionStatus.PAST_DUE;
            terms.snapshot(SubscriptionEventType.PAST_DUE);
        }
        return at(Step.RETRY_PAYMENT, retry);
    }

    private Step giveUp(Instant now) {
        if (chance.permille(600)) {
            return cancel(unpaid());
        }
        terms.status = SubscriptionStatus.UNPAID;
        terms.snapshot(SubscriptionEventType.CHANGED);
        return at(Step.WRITE_OFF, now.plus(GIVEN_UP));
    }

    private Step writeOff() {
        terms.uncollectible();
        return cancel(unpaid());
    }

    private Step schedule(Cancellation why, Instant now) {
        terms.cancelAt = terms.periodEnd;
        terms.cancellation = why;
        terms.snapshot(SubscriptionEventType.CANCEL_SCHEDULED);
        return chance.permille(CHANGES_ITS_MIND)
                ? at(Step.UNSCHEDULE_CANCEL, chance.between(now, terms.periodEnd))
                : at(Step.LEAVE, terms.periodEnd);
    }

    private Step unschedule() {
        strain.relax();
        terms.cancelAt = null;
        terms.cancellation = null;
        terms.snapshot(SubscriptionEventType.CANCEL_UNSCHEDULED);
        return at(Step.RENEW, terms.periodEnd);
    }

    private Step cancel(Cancellation why) {
        Instant now = terms.now;
        terms.status = SubscriptionStatus.CANCELED;
        terms.cancellation = terms.cancellation == null ? why : terms.cancellation;
        terms.endedAt = now;
        terms.snapshot(SubscriptionEventType.CANCELED);
        return chance.permille(180)
                ? at(Step.RETURN, now.plus(chance.between(SHORTEST_ABSENCE, LONGEST_ABSENCE)))
                : at(Step.NOTHING, null);
    }

    private Step comeBack(Instant now) {
        strain.relax();
        terms.reopen();
        if (chance.permille(400)) {
            terms.takeLess(chance);
        }
        return begin(SubscriptionEventType.CREATED, now);
    }

    private Step at(Step following, @Nullable Instant when) {
        next = when;
        return following;
    }

    private Cancellation notConvinced() {
        return new Cancellation(CancellationReason.REQUESTED, chance.oneOf(FEEDBACK), null);
    }

    private static Cancellation unpaid() {
        return new Cancellation(CancellationReason.PAYMENT_FAILED, null, null);
    }
}
