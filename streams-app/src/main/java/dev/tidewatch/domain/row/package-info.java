/**
 * Rows of retention and of cohorts: which of them are new when the tasks have come further.
 */
@NullMarked
package dev.tidewatch.domain.row;

import org.jspecify.annotations.NullMarked;
