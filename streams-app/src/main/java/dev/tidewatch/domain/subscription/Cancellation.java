package dev.tidewatch.domain.subscription;

import org.jspecify.annotations.Nullable;

/** Says why a subscription is, or will be, canceled. */
public record Cancellation(
        CancellationReason reason,
        @Nullable String feedback,
        @Nullable String comment) {}
