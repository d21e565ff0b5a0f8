package dev.tidewatch.domain.terms;

import org.jspecify.annotations.Nullable;

/**
 * Holds what was found when terms were looked up.
 *
 * @param terms null: they are not known
 */
public record TermsFound(String id, @Nullable DiscountTerms terms) {}
