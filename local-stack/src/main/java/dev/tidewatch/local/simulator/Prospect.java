package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * The odds that a customer pays nothing any more before an instant, from what only the simulator knows: its strain and temper, its card, and the
 * laws that are drawn by. No dice are looked at that are thrown already: a cancellation that is scheduled is undone as often as any other. Weeks
 * are seven days here, several subscriptions end independently of each other, and new tickets are left out; so it is near to what no score could be
 * better than, and not it.
 */
final class Prospect {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HALF_A_WEEK = Duration.ofHours(84);
    private static final int LEVELS = 5;

    private final Strain strain;
    private final SimulatedCard card;
    private final Instant now;
    private final Instant end;

    /** So many subscriptions the weekly thought is about, those that ended included. */
    private final int subscriptions;

    Prospect(Strain strain, SimulatedCard card, Span span, int subscriptions) {
        this.strain = strain;
        this.card = card;
        this.now = span.now;
        this.end = span.end;
        this.subscriptions = subscriptions;
    }

    /** From an instant to another. */
    record Span(Instant now, Instant end) {}

    /**
     * Returns the odds that one subscription ends.
     *
     * @param unheard a ticket waits for too long
     */
    double ends(SubscriptionState state, boolean unheard) {
        return switch (state.phase()) {
            case PAID -> new Course(state).run(unheard);
            case UNPAID -> retried(state);
            case CANCELLED -> state.periodEnd().isAfter(end) ? 0 : SimulatedSubscription.STAYS_CANCELLED;
            case OVER -> 1;
        };
    }

    /** All retries that are left fail, or one does not and it goes on. */
    private double retried(SubscriptionState state) {
        double fails = 1;
        for (int retry = 0; retry < state.retriesLeft(); retry++) {
            fails *= strain.refuses(strain.level());
        }
        double later = new Course(state).run(false);
        return fails + (1 - fails) * later;
    }

    /** A paid subscription goes on from week to week. */
    private final class Course {

        private final SubscriptionState state;
        private double[] goesOn = new double[LEVELS];
        private double over;
        private Instant periodEnd;

        private Course(SubscriptionState state) {
            this.state = state;
            this.periodEnd = state.periodEnd();
            goesOn[strain.level()] = 1;
            while (!periodEnd.isAfter(now)) {
                periodEnd = state.plan().periodEnd(periodEnd, periodEnd);
            }
        }

        private double run(boolean unheard) {
            boolean waits = unheard;
            for (Instant week = now.plus(HALF_A_WEEK); week.isBefore(end); week = week.plus(WEEK)) {
                renew(week);
                goesOn = strain.after(goesOn, week, waits);
                waits = false;
                if (!periodEnd.isAfter(week.plus(SimulatedSubscription.NOTICE))) {
                    decide();
                }
            }
            renew(end);
            return over;
        }

        private void renew(Instant until) {
            while (!periodEnd.isAfter(until)) {
                if (!periodEnd.plus(SimulatedSubscription.RETRIED).isAfter(end)) {
                    double fails = card.oddsOfFailure(now, periodEnd);
                    for (int level = 0; level < LEVELS; level++) {
                        double refused = strain.refuses(level);
                        move(level, fails * refused * refused * refused);
                    }
                }
                periodEnd = state.plan().periodEnd(periodEnd, periodEnd);
            }
        }

        private void decide() {
            boolean scheduledEnds = !periodEnd.isAfter(end);
            for (int level = 0; level < LEVELS; level++) {
                double decides = strain.leaves(level, state.isYearly()) / subscriptions;
                double atOnce = SimulatedSubscription.AT_ONCE * decides;
                double stays = scheduledEnds ? SimulatedSubscription.STAYS_CANCELLED : 0;
                move(level, atOnce + (decides - atOnce) * stays);
            }
        }

        private void move(int level, double share) {
            over += goesOn[level] * share;
            goesOn[level] *= 1 - share;
        }
    }
}
