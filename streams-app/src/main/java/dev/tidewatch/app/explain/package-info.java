/**
 * Explains a published figure by the movements behind it: reads what a pipeline published, from files or from topics, adds up
 * what each customer makes of one row, and holds the sum against the row. The arithmetic is that of the rows themselves,
 * {@link dev.tidewatch.domain.figure.Explanation}.
 */
@NullMarked
package dev.tidewatch.app.explain;

import org.jspecify.annotations.NullMarked;
