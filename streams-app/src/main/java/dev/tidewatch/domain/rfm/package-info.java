/** Recency, frequency and monetary value: each paying customer's quintile among all. */
@NullMarked
package dev.tidewatch.domain.rfm;

import org.jspecify.annotations.NullMarked;
