package dev.tidewatch.local.simulator;

import dev.tidewatch.event.IntervalUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The price list: US dollars a seat and period. */
enum Plan {
    STARTER("starter", "29", IntervalUnit.MONTH, ChronoUnit.MONTHS),
    TEAM("team", "15.50", IntervalUnit.MONTH, ChronoUnit.MONTHS),
    BUSINESS("business", "49", IntervalUnit.MONTH, ChronoUnit.MONTHS),
    BUSINESS_YEARLY("business-yearly", "490", IntervalUnit.YEAR, ChronoUnit.YEARS),
    CARE_WEEKLY("care-weekly", "9.90", IntervalUnit.WEEK, ChronoUnit.WEEKS);

    /** What a new subscription takes; one named more often is taken more often. */
    static final List<Plan> TAKEN =
            List.of(STARTER, STARTER, STARTER, STARTER, TEAM, TEAM, TEAM, BUSINESS, BUSINESS, BUSINESS_YEARLY);

    /** Those one may change between. */
    static final List<Plan> MONTHLY = List.of(STARTER, TEAM, BUSINESS);

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

    /** The end of the period that holds {@code at}, for periods counted from {@code anchor}. */
    Instant periodEnd(Instant anchor, Instant at) {
        long whole = period.between(anchor.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC));
        return anchor.atOffset(ZoneOffset.UTC).plus(whole + 1, period).toInstant();
    }
}
