/**
 * The settings of the arithmetic, as one value.
 */
@NullMarked
package dev.tidewatch.domain.profile;

import org.jspecify.annotations.NullMarked;
