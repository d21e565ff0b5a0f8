package dev.tidewatch.domain.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as published: equal values are not published twice.
 *
 * @param openAlert when the open alert was opened; null if none is open
 */
public record Health(Assessment assessment, @Nullable Instant openAlert) {}
