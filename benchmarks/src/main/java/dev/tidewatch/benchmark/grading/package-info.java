/** How well scores rank the customers of simulated companies. */
@NullMarked
package dev.tidewatch.benchmark.grading;

import org.jspecify.annotations.NullMarked;
