/**
 * Lets live processing be repeated from the log alone: each second is a message in it, and so is the order in which a task
 * took its records.
 */
@NullMarked
package dev.tidewatch.stream.clock;

import org.jspecify.annotations.NullMarked;
