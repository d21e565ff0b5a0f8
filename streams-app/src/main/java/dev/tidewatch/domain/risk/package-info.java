/**
 * Judges how likely a customer is to leave, and raises the alert that says so: events -> features -> score -> alert. Everything is a
 * function of what is kept of the customer and the task's clock; docs/alerts.md has the definitions.
 */
@NullMarked
package dev.tidewatch.domain.risk;

import org.jspecify.annotations.NullMarked;
