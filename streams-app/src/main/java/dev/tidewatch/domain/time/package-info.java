/**
 * Billing periods and business days: the only places where calendars and zones meet the arithmetic.
 */
@NullMarked
package dev.tidewatch.domain.time;

import org.jspecify.annotations.NullMarked;
