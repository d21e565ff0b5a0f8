/**
 * Subscriptions from any table: rows that are periods somebody paid for, or changes at an instant, become snapshots of whole
 * subscriptions. The translation is a function of the rows, a map and the present, whatever their order; what cannot be read for
 * certain is refused with its line and column. docs/csv.md says what becomes what.
 */
@NullMarked
package dev.tidewatch.source.csv;

import org.jspecify.annotations.NullMarked;
