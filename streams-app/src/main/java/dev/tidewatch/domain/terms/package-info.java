/**
 * Discounts that are known by an id: what their terms are, which of them a customer needs, and what they make of a snapshot.
 * docs/formulas.md, "Discounts known by id".
 */
@NullMarked
package dev.tidewatch.domain.terms;

import org.jspecify.annotations.NullMarked;
