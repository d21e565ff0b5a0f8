/** What a customer's ledger says happened to recurring revenue: movements, how they are corrected, and the rates they were booked at. */
@NullMarked
package dev.tidewatch.domain.ledger.movement;

import org.jspecify.annotations.NullMarked;
