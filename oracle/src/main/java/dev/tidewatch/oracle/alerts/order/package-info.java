/** Tells in which order each task processed its records, as the control topic or a replay wrote it down. */
@NullMarked
package dev.tidewatch.oracle.alerts.order;

import org.jspecify.annotations.NullMarked;
