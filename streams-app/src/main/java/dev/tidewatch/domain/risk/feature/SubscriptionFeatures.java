package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.time.BillingInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what subscriptions tell. */
public final class SubscriptionFeatures {

    static final Duration SOON = Duration.ofDays(30);

    /** As far as most scores look ahead. */
    private static final Duration AHEAD = Duration.ofDays(90);

    private static final Duration TRIAL_ENDS_SOON = Duration.ofDays(3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LONGEST_MONTH_DAYS = 31;
    private static final int WEEKS_WITHIN_A_MONTH = 4;

    private SubscriptionFeatures() {}

    /** Returns whether a subscription that counts is to end. */
    static @Nullable Reading cancelScheduled(CustomerFacts facts) {
        for (Standing standing : facts.counted()) {
            Instant end = standing.inForce().cancelAt();
            if (end != null) {
                return Reading.of(
                        1,
                        () -> "subscription " + standing.inForce().subscriptionId() + " ends at " + end,
                        standing.nextStep());
            }
        }
        return facts.subscriptions().isEmpty() ? null : Reading.of(0);
    }

    /**
     * Returns whether a subscription with a term longer than a month renews within 30 days: only then is a renewal a decision.
     * Unknown if no subscription that counts says when its term ends.
     */
    static @Nullable Reading renewsSoon(CustomerFacts facts) {
        Instant next = null;
        Standing soon = null;
        boolean known = false;
        for (Standing standing : facts.counted()) {
            Instant renewal = standing.inForce().currentPeriodEndsAt();
            known |= renewal != null;
            if (renewal == null || !isLong(standing) || !renews(standing, facts.clock())) {
                continue;
            }
            Instant entry = renewal.minus(SOON);
            boolean entered = entry.isBefore(facts.clock());
            soon = entered && soon == null ? standing : soon;
            Instant change = entered ? renewal : entry;
            next = next == null || change.isBefore(next) ? change : next;
        }
        if (soon != null) {
            return renewsSoon(soon.inForce(), next);
        }
        return known ? Reading.zeroUntil(next) : null;
    }

    private static Reading renewsSoon(Snapshot soon, @Nullable Instant next) {
        return Reading.of(
                1, () -> "subscription " + soon.subscriptionId() + " renews at " + soon.currentPeriodEndsAt(), next);
    }

    /**
     * Says whether a subscription with a term longer than a month neither renews nor ends within 90 days, so that the customer cannot leave before.
     * Unknown if no subscription that counts says when its term ends.
     */
    static @Nullable Reading locked(CustomerFacts facts) {
        Instant until = null;
        boolean known = false;
        for (Standing standing : facts.counted()) {
            Instant renewal = standing.inForce().currentPeriodEndsAt();
            known |= renewal != null;
            if (renewal != null && isLong(standing)) {
                Instant end = standing.inForce().cancelAt();
                Instant from = (end != null && end.isBefore(renewal) ? end : renewal).minus(AHEAD);
                until = until == null || from.isAfter(until) ? from : until;
            }
        }
        if (until != null && !until.isBefore(facts.clock())) {
            Instant last = until.plus(AHEAD);
            return Reading.of(1, () -> "the term runs until " + last, until);
        }
        return known ? Reading.of(0) : null;
    }

    /** Returns how many subscriptions count; unknown when no subscription is kept. */
    static @Nullable Reading count(CustomerFacts facts) {
        return facts.subscriptions().isEmpty()
                ? null
                : Reading.of(facts.counted().size());
    }

    /**
     * Returns whether a trial ends within 3 days and nobody can be charged then; unknown without a subscription, and of a trial that
     * does not say whether there is a payment method.
     */
    static @Nullable Reading trialEnds(CustomerFacts facts) {
        Instant next = null;
        boolean known = !facts.subscriptions().isEmpty();
        for (Standing trial : facts.subscriptions()) {
            Instant end = trialEnd(trial, facts.clock());
            Boolean payable = trial.inForce().hasPaymentMethod();
            known &= end == null || payable != null;
            if (end == null || payable == null || payable) {
                continue;
            }
            Instant soon = end.minus(TRIAL_ENDS_SOON);
            if (soon.isBefore(facts.clock())) {
                return Reading.of(1, () -> "the trial ends at " + end + ", and there is no payment method", end);
            }
            next = next == null || soon.isBefore(next) ? soon : next;
        }
        return known ? Reading.zeroUntil(next) : null;
    }

    /** Returns the end of the trial; null if it is no trial, or one that is over. */
    private static @Nullable Instant trialEnd(Standing standing, Instant clock) {
        Instant end = standing.inForce().trialEndsAt();
        boolean runs = standing.inForce().status() == SubscriptionStatus.TRIALING;
        return end == null || !runs || end.isBefore(clock) ? null : end;
    }

    /** Whole days until the next renewal; unknown if none is known. */
    static @Nullable Reading daysToRenewal(CustomerFacts facts) {
        Instant renewal = renewsAt(facts);
        return renewal == null
                ? null
                : Reading.of(Count.down(Duration.between(facts.clock(), renewal).toDays(), renewal, DAY));
    }

    /** The earliest renewal of a subscription that counts; null if none is known. */
    public static @Nullable Instant renewsAt(CustomerFacts facts) {
        return facts.counted().stream()
                .filter(standing -> renews(standing, facts.clock()))
                .map(standing -> standing.inForce().currentPeriodEndsAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Its term ends at a known instant to come, and it does not end before or with it. */
    private static boolean renews(Standing standing, Instant clock) {
        Instant renewal = standing.inForce().currentPeriodEndsAt();
        Instant end = standing.inForce().cancelAt();
        return renewal != null && !renewal.isBefore(clock) && (end == null || end.isAfter(renewal));
    }

    private static boolean isLong(Standing standing) {
        return standing.position().amounts().stream()
                .anyMatch(amount -> isLong(amount.line().interval()));
    }

    private static boolean isLong(BillingInterval interval) {
        return switch (interval.unit()) {
            case DAY -> interval.count() > LONGEST_MONTH_DAYS;
            case WEEK -> interval.count() > WEEKS_WITHIN_A_MONTH;
            case MONTH -> interval.count() > 1;
            case YEAR -> true;
        };
    }
}
