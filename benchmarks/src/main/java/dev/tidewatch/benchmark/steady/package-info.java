/** Measures what an event costs while a backlog is worked off, beside what the least of jobs costs. */
@NullMarked
package dev.tidewatch.benchmark.steady;

import org.jspecify.annotations.NullMarked;
