/**
 * Between Avro and the domain, both ways and total: whatever arrives becomes a domain value or a rejection with its reason,
 * whatever is published or stored becomes an Avro record. Nothing here decides anything about money or time.
 */
@NullMarked
package dev.tidewatch.avro;

import org.jspecify.annotations.NullMarked;
