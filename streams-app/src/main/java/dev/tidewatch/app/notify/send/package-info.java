/** One attempt to tell one destination, and its answer: taken, not now, or never. */
@NullMarked
package dev.tidewatch.app.notify.send;

import org.jspecify.annotations.NullMarked;
