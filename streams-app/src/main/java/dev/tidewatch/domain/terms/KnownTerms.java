package dev.tidewatch.domain.terms;

import org.jspecify.annotations.Nullable;

/** Looks terms up by id. */
@FunctionalInterface
public interface KnownTerms {

    /** Knows none. */
    KnownTerms NONE = id -> null;

    /** The terms that hold now; null where none are known. */
    @Nullable
    DiscountTerms of(String id);
}
