/**
 * Reads what a person, or a form that is known, says about a table: which column is what, and how its cells are written. A map is a
 * properties file with comments, which {@link dev.tidewatch.source.csv.map.Suggestion} begins.
 */
@NullMarked
package dev.tidewatch.source.csv.map;

import org.jspecify.annotations.NullMarked;
