/**
 * Avro records as plain JSON and back, driven by the schema alone, so that files, the console and web pages show one text
 * for one record. Decimals and instants are strings, unions have no wrapper, every field is written: a column that is null
 * in every row still exists for the reader of the file. Reading is strict about names and types and says what would be right.
 */
@NullMarked
package dev.tidewatch.avro.json;

import org.jspecify.annotations.NullMarked;
