/** Writes the daily digest for people: the same sentences and tables for a terminal and for a mail. */
@NullMarked
package dev.tidewatch.app.digest.page;

import org.jspecify.annotations.NullMarked;
