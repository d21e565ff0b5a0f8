/** Customers' states in heap, so that one that is at work is decoded once. */
@NullMarked
package dev.tidewatch.stream.heap;

import org.jspecify.annotations.NullMarked;
