/** What single steps of an event cost, by JMH. */
@NullMarked
package dev.tidewatch.benchmark.jmh;

import org.jspecify.annotations.NullMarked;
