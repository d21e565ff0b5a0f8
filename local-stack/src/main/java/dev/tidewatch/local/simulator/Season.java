package dev.tidewatch.local.simulator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Says when people buy and work: shares in percent of the average, by month and by day of the week, in UTC. */
final class Season {

    /** January to December: quiet summers, busy Novembers. */
    private static final int[] SIGN_UPS_BY_MONTH = {120, 105, 110, 100, 95, 90, 75, 70, 115, 110, 125, 85};

    /** Monday to Sunday. */
    private static final int[] SIGN_UPS_BY_DAY = {130, 140, 135, 125, 100, 30, 40};

    private static final int[] USE_BY_DAY = {115, 125, 125, 120, 105, 50, 60};

    private static final int WHOLE = 100;

    /** The largest value of {@link #signUps}. */
    static final int BUSIEST = 125 * 140 / WHOLE;

    private Season() {}

    static int signUps(Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        return SIGN_UPS_BY_MONTH[time.getMonthValue() - 1]
                * SIGN_UPS_BY_DAY[time.getDayOfWeek().getValue() - 1]
                / WHOLE;
    }

    static int use(Instant at) {
        return USE_BY_DAY[at.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() - 1];
    }

    /** New customers get a discount more often. */
    static boolean isSale(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getMonthValue() == 11;
    }
}
