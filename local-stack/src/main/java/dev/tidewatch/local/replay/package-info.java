/**
 * {@code tidewatch replay}: the production topology over a file, on the embedded stack, with the event clock. The same file
 * gives the same bytes, apart from offsets and the times of publication.
 */
@NullMarked
package dev.tidewatch.local.replay;

import org.jspecify.annotations.NullMarked;
