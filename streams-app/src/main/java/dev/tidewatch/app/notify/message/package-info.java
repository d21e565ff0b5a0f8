/** The words and forms in which alerts are told: the same alert at the same revision always gives the same bytes and the same id. */
@NullMarked
package dev.tidewatch.app.notify.message;

import org.jspecify.annotations.NullMarked;
