/** What a kill costs, and whether memory grows: {@code tidewatch run} in a process of its own, killed and started again. */
@NullMarked
package dev.tidewatch.benchmark.recovery;

import org.jspecify.annotations.NullMarked;
