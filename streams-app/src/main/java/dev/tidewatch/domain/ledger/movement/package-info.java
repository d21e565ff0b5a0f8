/** Movements say what happened to a customer's recurring revenue; they are corrected, and booked at the rates that are kept with them. */
@NullMarked
package dev.tidewatch.domain.ledger.movement;

import org.jspecify.annotations.NullMarked;
