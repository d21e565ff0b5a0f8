/**
 * One customer's recurring revenue over time, and the movements it makes.
 *
 * <p>Snapshots -> changes of the position -> groups -> movements. Movements are never stored: they are a function of the
 * retained snapshots, so a correction is the difference between that function before and after an event.
 */
@NullMarked
package dev.tidewatch.domain.ledger;

import org.jspecify.annotations.NullMarked;
