/**
 * Subscription arithmetic: what events are worth, which movements follow, which figures follow from those.
 *
 * <p>Pure: imports {@code java.*} only, never reads a clock, never touches Kafka or Avro, so that live processing, replay
 * and recovery run the same functions and every rule is tested in milliseconds.
 */
@NullMarked
package dev.tidewatch.domain;

import org.jspecify.annotations.NullMarked;
