/** Brings records of the output topics into a form that the sinks of Kafka Connect write to a table. It decides nothing and changes no value. */
@NullMarked
package dev.tidewatch.connect;

import org.jspecify.annotations.NullMarked;
