/** Adds to Kafka Connect what loading the output topics needs beside a sink: a form of their records that tables take, which changes no value, and a worker that goes on by itself. */
@NullMarked
package dev.tidewatch.connect;

import org.jspecify.annotations.NullMarked;
