/**
 * A customer as the metrics know it: its MRR by instant, when it paid, what it answered, and what of that they were told.
 */
@NullMarked
package dev.tidewatch.domain.history;

import org.jspecify.annotations.NullMarked;
