/**
 * The alerts once more: the pure fold that the pipeline uses, over the log of each task, outside Kafka Streams. The formulas of
 * the risk have tests of their own; this proves the path from the log to the topic of alerts.
 */
@NullMarked
package dev.tidewatch.oracle.alerts;

import org.jspecify.annotations.NullMarked;
