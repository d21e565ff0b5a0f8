/**
 * Makes the daily digest: one business day of what a pipeline published, read from files or from topics, as one value that
 * {@link dev.tidewatch.app.digest.page} writes for people.
 */
@NullMarked
package dev.tidewatch.app.digest;

import org.jspecify.annotations.NullMarked;
