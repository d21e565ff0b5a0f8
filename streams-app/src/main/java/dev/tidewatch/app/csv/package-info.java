/** Tables on their way to the input topics. The translation itself is in {@code source.csv}. */
@NullMarked
package dev.tidewatch.app.csv;

import org.jspecify.annotations.NullMarked;
