/**
 * Vectors of what is counted: measures of a day, pairs of a window, slices. They add up in any order, so tasks and restarts do not
 * matter.
 */
@NullMarked
package dev.tidewatch.domain.vector;

import org.jspecify.annotations.NullMarked;
