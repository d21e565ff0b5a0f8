/** Rates and the terms of discounts on their way from their topics to every task. */
@NullMarked
package dev.tidewatch.stream.tables;

import org.jspecify.annotations.NullMarked;
