/**
 * Adds to Kafka Connect what loading the output topics needs beside a sink: a transform that gives their records a form that tables take, which changes
 * no value, and an extension of the worker that restarts what failed.
 */
@NullMarked
package dev.tidewatch.connect;

import org.jspecify.annotations.NullMarked;
