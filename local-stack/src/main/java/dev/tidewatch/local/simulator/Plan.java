package dev.tidewatch.local.simulator;

import dev.tidewatch.event.IntervalUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The price list: US dollars a seat and period. */
enum Plan {
    STARTER("starter", "29", IntervalUnit.MONTH, ChronoUnit.MONTHS),
    TEAM("team", "15.50", IntervalUnit.MONTH, ChronoUnit.MONTHS),
    BUSINESS("business", "49", IntervalUnit.MONTH, ChronoUnit.MONTHS),
    TEAM_YEARLY("team-yearly", "155", IntervalUnit.YEAR, ChronoUnit.YEARS),
    BUSINESS_YEARLY("business-yearly", "490", IntervalUnit.YEAR, ChronoUnit.YEARS),
    CARE_WEEKLY("care-weekly", "9.90", IntervalUnit.WEEK, ChronoUnit.WEEKS);

    /** What a new subscription takes; one named more often is taken more often. */
    static final List<Plan> TAKEN = List.of(
            STARTER, STARTER, STARTER, STARTER, TEAM, TEAM, TEAM, TEAM_YEARLY, BUSINESS, BUSINESS, BUSINESS_YEARLY);

    private static final int LARGE_TEAM = 8;
    private static final long STARTER_INCLUDES = 500;
    private static final long TEAM_INCLUDES = 800;

    private final String id;
    private final BigDecimal price;
    private final IntervalUnit interval;
    private final ChronoUnit period;

    Plan(String id, String price, IntervalUnit interval, ChronoUnit period) {
        this.id = id;
        this.price = new BigDecimal(price);
        this.interval = interval;
        this.period = period;
    }

    String id() {
        return id;
    }

    BigDecimal price() {
        return price;
    }

    IntervalUnit interval() {
        return interval;
    }

    boolean hasSeats() {
        return this != STARTER && this != CARE_WEEKLY;
    }

    /** Uses of a limited feature a month; null for as many as one likes. */
    @Nullable
    Long included() {
        return switch (this) {
            case STARTER -> STARTER_INCLUDES;
            case TEAM, TEAM_YEARLY, CARE_WEEKLY -> TEAM_INCLUDES;
            case BUSINESS, BUSINESS_YEARLY -> null;
        };
    }

    /** Returns what a new subscription buys; more of the better plan, and seldom many. */
    int seats(Chance chance) {
        if (!hasSeats()) {
            return 1;
        }
        int few = 2 + chance.below(4);
        return chance.permille(250) ? few + chance.below(LARGE_TEAM) : few;
    }

    /** The next better one; itself if there is none. */
    Plan up() {
        return switch (this) {
            case STARTER -> TEAM;
            case TEAM -> BUSINESS;
            case TEAM_YEARLY -> BUSINESS_YEARLY;
            case BUSINESS, BUSINESS_YEARLY, CARE_WEEKLY -> this;
        };
    }

    /** The next cheaper one; itself if there is none. */
    Plan down() {
        return switch (this) {
            case TEAM -> STARTER;
            case BUSINESS -> TEAM;
            case BUSINESS_YEARLY -> TEAM_YEARLY;
            case STARTER, TEAM_YEARLY, CARE_WEEKLY -> this;
        };
    }

    /** The same, paid for a year at once; itself if there is no such offer. */
    Plan yearly() {
        return switch (this) {
            case TEAM -> TEAM_YEARLY;
            case BUSINESS -> BUSINESS_YEARLY;
            case STARTER, TEAM_YEARLY, BUSINESS_YEARLY, CARE_WEEKLY -> this;
        };
    }

    /** The end of the period that holds {@code at}, for periods counted from {@code anchor}; after {@code at}. */
    Instant periodEnd(Instant anchor, Instant at) {
        OffsetDateTime first = anchor.atOffset(ZoneOffset.UTC);
        long whole = period.between(first, at.atOffset(ZoneOffset.UTC));
        Instant end = first.plus(whole + 1, period).toInstant();
        // A month begun on the 31st ends on the last of a shorter one, before it is whole.
        return end.isAfter(at) ? end : first.plus(whole + 2, period).toInstant();
    }
}
