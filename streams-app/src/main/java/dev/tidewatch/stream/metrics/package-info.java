/** The metrics task: it adds differences to the figures, and publishes the rows of days and cohorts. */
@NullMarked
package dev.tidewatch.stream.metrics;

import org.jspecify.annotations.NullMarked;
