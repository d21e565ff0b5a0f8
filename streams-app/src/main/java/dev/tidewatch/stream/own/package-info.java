/** Decides what becomes of records on the pipeline's own topics that it cannot read. */
@NullMarked
package dev.tidewatch.stream.own;

import org.jspecify.annotations.NullMarked;
