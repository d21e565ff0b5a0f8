/**
 * Keeps the work and the memory of reading one value within bounds that its bytes set: whatever a length in it claims, however
 * deep its schema lets it nest.
 */
@NullMarked
package dev.tidewatch.avro.bounded;

import org.jspecify.annotations.NullMarked;
