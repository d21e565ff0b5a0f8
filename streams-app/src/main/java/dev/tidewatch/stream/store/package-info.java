/** The stores of the pipeline, how much of them is in memory, and the refusal of state that was made in another way. */
@NullMarked
package dev.tidewatch.stream.store;

import org.jspecify.annotations.NullMarked;
