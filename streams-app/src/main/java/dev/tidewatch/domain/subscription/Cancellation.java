package dev.tidewatch.domain.subscription;

import org.jspecify.annotations.Nullable;

/** Why a subscription is, or will be, canceled. */
public record Cancellation(
        CancellationReason reason,
        @Nullable String feedback,
        @Nullable String comment) {}
