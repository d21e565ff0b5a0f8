package dev.tidewatch.local.simulator;

import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.BillingReason;
import dev.tidewatch.event.Cancellation;
import dev.tidewatch.event.CancellationReason;
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
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(300);
    private static final int MOST_SEATS_ADDED = 5;
    private static final List<String> FEEDBACK = List.of("too_expensive", "unused", "switched_service", "other");

    private final Chance chance;
    private final Terms terms;
    private Step step = Step.START;
    private @Nullable Instant next;
    private Instant anchor;
    private int failures;

    SimulatedSubscription(Chance chance, Terms terms, Instant start) {
        this.chance = chance;
        this.terms = terms;
        this.anchor = start;
        this.next = start;
    }

    /** What happens at {@link #next()}. */
    private enum Step {
        START,
        END_TRIAL,
        RENEW,
        RETRY_PAYMENT,
        CHANGE,
        CANCEL,
        SCHEDULE_CANCEL,
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
        return step != Step.START && step != Step.RETURN && step != Step.NOTHING;
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        if (next != null) {
            terms.writeTo(events, next);
            step = act(next);
        }
    }

    private Step act(Instant now) {
        return switch (step) {
            case START -> start(now);
            case END_TRIAL -> chance.permille(600) ? begin(SubscriptionEventType.ACTIVATED, now) : cancel(requested());
            case RENEW -> chance.permille(40) ? fail(now) : renew(now);
            case RETRY_PAYMENT -> chance.permille(450) ? renew(now) : fail(now);
            case CHANGE -> change();
            case CANCEL, LEAVE -> cancel(requested());
            case SCHEDULE_CANCEL -> scheduleCancel(now);
            case UNSCHEDULE_CANCEL -> unscheduleCancel();
            case RETURN -> comeBack(now);
            case NOTHING -> Step.NOTHING;
        };
    }

    private Step start(Instant now) {
        if (!chance.permille(250)) {
            return begin(SubscriptionEventType.CREATED, now);
        }
        terms.trialEndsAt = now.plus(TRIAL);
        terms.periodEnd = terms.trialEndsAt;
        terms.status = SubscriptionStatus.TRIALING;
        terms.snapshot(SubscriptionEventType.TRIAL_STARTED);
        return at(Step.END_TRIAL, terms.periodEnd);
    }

    private Step begin(SubscriptionEventType type, Instant now) {
        anchor = now;
        return pay(type, BillingReason.CREATE, now);
    }

    private Step renew(Instant now) {
        return pay(SubscriptionEventType.RENEWED, BillingReason.CYCLE, now);
    }

    private Step pay(SubscriptionEventType type, BillingReason reason, Instant now) {
        failures = 0;
        terms.status = SubscriptionStatus.ACTIVE;
        terms.periodEnd = terms.plan.periodEnd(anchor, now);
        terms.snapshot(type);
        terms.invoice(BillingEventType.INVOICE_PAID, reason, null);
        return withinPeriod(now);
    }

    private Step withinPeriod(Instant now) {
        int draw = chance.below(1000);
        if (draw < 20) {
            return at(Step.SCHEDULE_CANCEL, chance.between(now, terms.periodEnd));
        }
        if (draw < 26) {
            return at(Step.CANCEL, chance.between(now, terms.periodEnd));
        }
        return draw < 100 ? at(Step.CHANGE, chance.between(now, terms.periodEnd)) : at(Step.RENEW, terms.periodEnd);
    }

    private Step fail(Instant now) {
        if (failures == RETRIES.size()) {
            return cancel(new Cancellation(CancellationReason.PAYMENT_FAILED, null, null));
        }
        Instant retry = now.plus(RETRIES.get(failures));
        failures++;
        if (failures == 1) {
            terms.status = SubscriptionStatus.PAST_DUE;
            terms.snapshot(SubscriptionEventType.PAST_DUE);
        }
        terms.invoice(BillingEventType.PAYMENT_FAILED, BillingReason.CYCLE, failures);
        return at(Step.RETRY_PAYMENT, retry);
    }

    private Step change() {
        if (Plan.MONTHLY.contains(terms.plan) && chance.permille(300)) {
            terms.plan = chance.oneOf(Plan.MONTHLY);
        } else if (chance.permille(700) || terms.seats == 1) {
            terms.seats += 1 + chance.below(MOST_SEATS_ADDED);
        } else {
            terms.seats -= chance.below(terms.seats);
        }
        terms.snapshot(SubscriptionEventType.CHANGED);
        return at(Step.RENEW, terms.periodEnd);
    }

    private Step scheduleCancel(Instant now) {
        terms.cancelAt = terms.periodEnd;
        terms.cancellation = requested();
        terms.snapshot(SubscriptionEventType.CANCEL_SCHEDULED);
        return chance.permille(150)
                ? at(Step.UNSCHEDULE_CANCEL, chance.between(now, terms.periodEnd))
                : at(Step.LEAVE, terms.periodEnd);
    }

    private Step unscheduleCancel() {
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
        return chance.permille(150) ? at(Step.RETURN, now.plus(chance.upTo(LONGEST_ABSENCE))) : at(Step.NOTHING, null);
    }

    private Step comeBack(Instant now) {
        terms.reopen();
        return begin(SubscriptionEventType.CREATED, now);
    }

    private Step at(Step following, @Nullable Instant when) {
        next = when;
        return following;
    }

    private Cancellation requested() {
        return new Cancellation(CancellationReason.REQUESTED, chance.oneOf(FEEDBACK), null);
    }
}
