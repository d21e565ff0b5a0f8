/**
 * Exchange rates: which one holds on a day, and what an amount is worth by it. docs/formulas.md, "Currencies".
 */
@NullMarked
package dev.tidewatch.domain.fx;

import org.jspecify.annotations.NullMarked;
