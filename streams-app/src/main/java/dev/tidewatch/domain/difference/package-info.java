/**
 * The difference calculus: each change of a customer's history becomes a few vectors to add from a day on, and a figure of any day
 * is the sum of the vectors up to it. docs/formulas.md, "Retention".
 */
@NullMarked
package dev.tidewatch.domain.difference;

import org.jspecify.annotations.NullMarked;
