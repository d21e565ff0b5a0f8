/** Fits weights to rows. It reads no file and asks no clock: the same rows give the same numbers. */
@NullMarked
package dev.tidewatch.app.training.fit;

import org.jspecify.annotations.NullMarked;
