/** People act on alerts; the same is known of that in whatever order it is told. */
@NullMarked
package dev.tidewatch.domain.risk.action;

import org.jspecify.annotations.NullMarked;
