package dev.tidewatch.domain.engagement;

/**
 * Holds what use says of a customer, in steps coarse enough to judge it anew whenever one of them changes.
 *
 * @param dropQuarters how much less it uses than before, in quarters; {@link #UNKNOWN} if it was not used regularly
 * @param rateSteps how much less it uses of late than over months, in steps; {@link #UNKNOWN} before the first use
 * @param silence 1 if nothing was heard of it for long, else 0; {@link #UNKNOWN} if nothing ever was
 * @param limitTenths how much of its allowance it used this month, in tenths; {@link #UNKNOWN} if it has none
 * @param stepsLeft features of the onboarding that it did not use yet
 */
public record Outlook(int dropQuarters, int rateSteps, int silence, int limitTenths, int stepsLeft) {

    public static final int UNKNOWN = -1;

    /** The outlook of a customer that is not watched: it was never judged, or pays nothing. */
    public static final Outlook UNWATCHED = new Outlook(-2, -2, -2, -2, -2);
}
