/**
 * Makes rows of a history: each paying customer at the beginning of each month, as it was known then, and how it went on. The events go
 * through the pipeline's own fold.
 */
@NullMarked
package dev.tidewatch.app.training.rows;

import org.jspecify.annotations.NullMarked;
