/**
 * Says what went wrong while a record was worked on, and whose fault it is. A fault of the record ends in the dead letters and the
 * pipeline goes on; a fault of the process stops it, because the same record succeeds once the fault is mended.
 */
@NullMarked
package dev.tidewatch.avro.fault;

import org.jspecify.annotations.NullMarked;
