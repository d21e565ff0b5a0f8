/**
 * Records that are published, made of values of the domain.
 */
@NullMarked
package dev.tidewatch.avro.output;

import org.jspecify.annotations.NullMarked;
