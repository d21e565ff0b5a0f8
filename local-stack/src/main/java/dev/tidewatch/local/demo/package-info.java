/**
 * {@code tidewatch demo}: a simulated company on the embedded stack, its history first, then its life. What is shown is read
 * from the output topics, as any other consumer would.
 */
@NullMarked
package dev.tidewatch.local.demo;

import org.jspecify.annotations.NullMarked;
