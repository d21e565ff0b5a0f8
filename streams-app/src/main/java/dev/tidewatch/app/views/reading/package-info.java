/**
 * How views read the output topics: from where they stopped, what they must have read to be whole, and what each
 * record is to them.
 */
@NullMarked
package dev.tidewatch.app.views.reading;

import org.jspecify.annotations.NullMarked;
