/** Under which numbers figures are stored. */
@NullMarked
package dev.tidewatch.domain.vector.layout;

import org.jspecify.annotations.NullMarked;
