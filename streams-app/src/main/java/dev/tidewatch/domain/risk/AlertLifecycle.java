package dev.tidewatch.domain.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer's alert stands. Only legal transitions exist: one that is not open can only be raised, one that is open can
 * only be updated, resolved or end with the customer's churn. So there is never more than one open alert.
 */
public sealed interface AlertLifecycle permits NoAlert, OpenAlert {

    /** What an assessment makes of it. */
    Step next(Assessment assessment, Moment moment, AlertPolicy policy);

    /** The instant at which time alone takes it further; null if nothing is to come. */
    @Nullable
    Instant nextDue(Assessment assessment, Moment moment, AlertPolicy policy);

    /** When the open alert was opened; null if none is open. */
    @Nullable
    Instant openedAt();

    /**
     * A lifecycle and what is to be published about it.
     *
     * @param published null if nothing is
     */
    record Step(AlertLifecycle lifecycle, @Nullable Alert published) {}
}
