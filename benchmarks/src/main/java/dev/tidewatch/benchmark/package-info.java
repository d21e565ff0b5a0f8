/**
 * What the pipeline costs: JMH benchmarks of its parts, and the input for a replay of a million events. docs/benchmarks.md has
 * the numbers and how to get them.
 */
@NullMarked
package dev.tidewatch.benchmark;

import org.jspecify.annotations.NullMarked;
