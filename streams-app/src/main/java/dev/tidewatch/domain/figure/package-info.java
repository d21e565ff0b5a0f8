/**
 * Retention figures of one day and window, made of the vectors up to it, and how each is explained. docs/formulas.md,
 * "Retention".
 */
@NullMarked
package dev.tidewatch.domain.figure;

import org.jspecify.annotations.NullMarked;
