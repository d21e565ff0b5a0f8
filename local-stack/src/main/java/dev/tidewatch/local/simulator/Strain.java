package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * A customer's hidden risk, which drives both whether it leaves and what it shows beforehand. A level from 0 to 4 that
 * starts at 0, for three in ten at 1, and takes a step a week: up with the chance of the customer's temper, of 1,000
 * {@value #NEWNESS} more in its first quarter and {@value #UNHEARD} more while a ticket waits for more than two days, else
 * down with {@value #EASES}. Given the level, leaving and every signal are drawn independently:
 *
 * <pre>
 * level                                     0     1     2     3     4
 * decides to leave, of 10,000 a week       10    40   150   600  1800   the hazard
 * usage, percent of its own usual         100    90    65    40    15
 * pause between uses, times its usual       1     1     2     3     6
 * opens a ticket, of 1,000 a week          15    25    60   120   180
 * answer to NPS, give or take one           9     8     7     5     3
 * a retried payment succeeds, of 1,000    500   450   400   320   250
 * converts from trial: by temper, of 1,000   calm 700, usual 550, uneasy 350
 * steps up, of 1,000 a week                  calm  40, usual  80, uneasy 150
 * share of customers, of 1,000               calm 500, usual 350, uneasy 150
 * </pre>
 *
 * <p>The 10 at level 0 leave without any sign, for reasons of their own. Those who pay by the year can leave only when less
 * than 45 days are left, and are then {@value #AT_RENEWAL} times as likely to decide it; a decision before that comes to
 * nothing. Payments fail by {@link SimulatedCard}; one that fails four times ends the subscription.
 */
final class Strain {

    private static final int[] LEAVES = {10, 40, 150, 600, 1800};
    private static final int[] USE = {100, 90, 65, 40, 15};
    private static final int[] PAUSES = {1, 1, 2, 3, 6};
    private static final int[] TICKETS = {15, 25, 60, 120, 180};
    private static final int[] NPS = {9, 8, 7, 5, 3};
    private static final int[] RETRIES = {500, 450, 400, 320, 250};
    private static final int EASES = 180;
    private static final int NEWNESS = 20;
    private static final int UNHEARD = 100;
    private static final int AT_RENEWAL = 3;
    private static final Duration NEW = Duration.ofDays(90);
    private static final int UNHAPPY_FROM_THE_START = 300;
    private static final int STRAINED = 2;
    private static final int THOUSAND = 1_000;
    private static final int TEN_THOUSAND = 10_000;

    private final Chance chance;
    private final Temper temper;
    private final Instant settledAt;
    private int level;

    Strain(Chance chance, Instant start) {
        this.chance = chance;
        settledAt = start.plus(NEW);
        int draw = chance.below(1000);
        level = chance.permille(UNHAPPY_FROM_THE_START) ? 1 : 0;
        temper = draw < 500 ? Temper.CALM : draw < 850 ? Temper.USUAL : Temper.UNEASY;
    }

    private enum Temper {
        CALM(40, 700),
        USUAL(80, 550),
        UNEASY(150, 350);

        private final int worsens;
        private final int converts;

        Temper(int worsens, int converts) {
            this.worsens = worsens;
            this.converts = converts;
        }
    }

    /**
     * A week goes by.
     *
     * @param unheard a ticket waits for too long
     */
    void step(Instant now, boolean unheard) {
        if (chance.permille(worsens(now, unheard))) {
            level = Math.min(level + 1, LEAVES.length - 1);
        } else if (chance.permille(EASES)) {
            level = Math.max(level - 1, 0);
        }
    }

    private int worsens(Instant now, boolean unheard) {
        return temper.worsens + (now.isBefore(settledAt) ? NEWNESS : 0) + (unheard ? UNHEARD : 0);
    }

    /** Something was put right. */
    void relax() {
        level = 0;
    }

    int level() {
        return level;
    }

    boolean isStrained() {
        return level >= STRAINED;
    }

    boolean leaves(boolean atRenewal) {
        return chance.below(TEN_THOUSAND) < LEAVES[level] * (atRenewal ? AT_RENEWAL : 1);
    }

    /** The odds of {@link #leaves(boolean)} at a level. */
    double leaves(int at, boolean atRenewal) {
        return (double) LEAVES[at] * (atRenewal ? AT_RENEWAL : 1) / TEN_THOUSAND;
    }

    /** The odds at a level that a payment that is asked for again is not made. */
    double refuses(int at) {
        return 1 - (double) RETRIES[at] / THOUSAND;
    }

    /** Returns how levels are distributed after {@link #step} if they were so before. */
    double[] after(double[] levels, Instant now, boolean unheard) {
        double up = (double) worsens(now, unheard) / THOUSAND;
        double down = (1 - up) * EASES / THOUSAND;
        double[] next = new double[levels.length];
        for (int at = 0; at < levels.length; at++) {
            next[Math.min(at + 1, levels.length - 1)] += levels[at] * up;
            next[Math.max(at - 1, 0)] += levels[at] * down;
            next[at] += levels[at] * (1 - up - down);
        }
        return next;
    }

    boolean opensTicket() {
        return chance.permille(TICKETS[level]);
    }

    boolean converts() {
        return chance.permille(temper.converts);
    }

    boolean paysWhenAskedAgain() {
        return chance.permille(RETRIES[level]);
    }

    /** Returns the use in percent. */
    int use() {
        return USE[level];
    }

    /** Times its usual. */
    int pause() {
        return PAUSES[level];
    }

    int nps() {
        return NPS[level] + chance.below(3) - 1;
    }
}
