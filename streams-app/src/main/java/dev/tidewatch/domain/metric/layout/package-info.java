/** Under which numbers figures are stored. */
@NullMarked
package dev.tidewatch.domain.metric.layout;

import org.jspecify.annotations.NullMarked;
