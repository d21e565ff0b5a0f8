/**
 * Private records: what the stores keep and what tasks tell each other, with a fingerprint of their schema.
 */
@NullMarked
package dev.tidewatch.avro.state;

import org.jspecify.annotations.NullMarked;
