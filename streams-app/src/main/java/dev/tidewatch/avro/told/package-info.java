/**
 * Says which movements a row has: each movement carries its number, and each row up to which numbers the tasks had told what changed.
 * Both are headers, so that the records say nothing of how work was split.
 */
@NullMarked
package dev.tidewatch.avro.told;

import org.jspecify.annotations.NullMarked;
