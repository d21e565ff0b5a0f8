/**
 * The order in which a task took the records of its inputs, as the log keeps it: without it nobody outside the pipeline could
 * compute what the pipeline did, because Kafka orders each partition but not several of them.
 */
@NullMarked
package dev.tidewatch.avro.order;

import org.jspecify.annotations.NullMarked;
