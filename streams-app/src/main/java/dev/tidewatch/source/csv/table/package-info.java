/**
 * A file of comma-separated values as text, rows and columns with their places: which characters its bytes are, which line a row
 * begins in, which column has a name. What is in the cells is for others to read.
 */
@NullMarked
package dev.tidewatch.source.csv.table;

import org.jspecify.annotations.NullMarked;
