/**
 * Records that come in: each becomes a change of the domain, or a rejection with its reason.
 */
@NullMarked
package dev.tidewatch.avro.input;

import org.jspecify.annotations.NullMarked;
