/** Private records that tasks, and commands, tell the tasks: on the control topic, and on the topic of differences. */
@NullMarked
package dev.tidewatch.avro.state.message;

import org.jspecify.annotations.NullMarked;
