/** JMH measures here what single steps of an event cost. */
@NullMarked
package dev.tidewatch.benchmark.jmh;

import org.jspecify.annotations.NullMarked;
