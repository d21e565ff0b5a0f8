package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn that alerts of a kind warn of, or hope for, whether one did or not: a loss, a REACTIVATION or an EXPANSION.
 *
 * @param knownAt when it was certain: a low MRR must have lasted
 * @param mrr micros of the reporting currency, lost or gained; null while a rate is missing
 */
public record Turn(
        AlertKind kind,
        Instant at,
        Instant knownAt,
        @Nullable Long mrr) {}
