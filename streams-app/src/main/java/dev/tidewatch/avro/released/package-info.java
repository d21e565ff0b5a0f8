/** State that an older version wrote, and how today's build reads it. */
@NullMarked
package dev.tidewatch.avro.released;

import org.jspecify.annotations.NullMarked;
