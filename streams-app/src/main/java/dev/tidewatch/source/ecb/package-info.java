/**
 * The European Central Bank's euro reference rates, as it publishes them in CSV, and what they say about any reporting
 * currency. What is not what the bank writes is refused with its line and column, never guessed at.
 */
@NullMarked
package dev.tidewatch.source.ecb;

import org.jspecify.annotations.NullMarked;
