package dev.tidewatch.domain.engagement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of use.
 *
 * @param count how many uses it stands for
 * @param limit the plan's allowance of the feature; null if it has none, or none is known
 */
public record Use(
        Instant at, String feature, long count, @Nullable Long limit) {}
