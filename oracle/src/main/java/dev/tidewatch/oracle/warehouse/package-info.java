/** Holds the tables of a warehouse, which somebody loaded by {@code deploy/warehouse}, against the topics that they come from. */
@NullMarked
package dev.tidewatch.oracle.warehouse;

import org.jspecify.annotations.NullMarked;
