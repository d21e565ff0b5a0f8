/**
 * Reads the output topics for the views, and knows from where they go on, what they must have read to be whole, and what each
 * record is to them.
 */
@NullMarked
package dev.tidewatch.app.views.reading;

import org.jspecify.annotations.NullMarked;
