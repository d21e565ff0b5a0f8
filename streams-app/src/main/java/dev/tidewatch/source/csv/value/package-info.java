/**
 * Reads what is written in a cell: exact amounts, instants, billing intervals and states. Each reader takes one declared form and refuses
 * whatever else it is given, with what would be right; nothing is guessed, and no binary floating point is near an amount.
 */
@NullMarked
package dev.tidewatch.source.csv.value;

import org.jspecify.annotations.NullMarked;
