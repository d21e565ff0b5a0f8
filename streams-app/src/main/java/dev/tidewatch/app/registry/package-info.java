/** Remembers what is known of the schema registry's answers, also while it gives none. */
@NullMarked
package dev.tidewatch.app.registry;

import org.jspecify.annotations.NullMarked;
