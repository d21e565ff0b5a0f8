package dev.tidewatch.domain.row;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;

/**
 * Says how far all input has come.
 *
 * @param asOf the instant that every task's clock has reached
 * @param closed the last day that has ended by then
 * @param settled the last day that no accepted event can change any more
 */
public record Horizon(Instant asOf, int closed, int settled) {

    public static Horizon at(Instant asOf, Profile profile) {
        BusinessDays days = new BusinessDays(profile.zone());
        return new Horizon(asOf, days.of(asOf) - 1, days.of(asOf.minus(profile.lateness())) - 1);
    }

    /** The day that is not over. */
    int today() {
        return closed + 1;
    }
}
