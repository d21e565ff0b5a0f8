/** The kinds of alerts, and the values that an alert policy is made of: how urgent one is, how long it waits, and whom it spares. */
@NullMarked
package dev.tidewatch.domain.risk.alert.parameter;

import org.jspecify.annotations.NullMarked;
