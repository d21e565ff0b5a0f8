/**
 * A company that does not exist: customers who sign up, pay, grow, fail to pay, leave and come back, as canonical events. The
 * same seed gives the same events, byte for byte. Nothing here reads a clock; whoever asks for events decides how far time
 * runs, and how fast.
 */
@NullMarked
package dev.tidewatch.local.simulator;

import org.jspecify.annotations.NullMarked;
