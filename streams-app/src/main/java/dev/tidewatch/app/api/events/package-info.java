/** The event streams: what a client asked to be told of, and what it missed while it was away. */
@NullMarked
package dev.tidewatch.app.api.events;

import org.jspecify.annotations.NullMarked;
