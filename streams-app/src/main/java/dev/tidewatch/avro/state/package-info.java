/**
 * Private records that the stores keep, from and to the domain; {@code codec} makes them bytes, {@code message} tells tasks of them.
 */
@NullMarked
package dev.tidewatch.avro.state;

import org.jspecify.annotations.NullMarked;
