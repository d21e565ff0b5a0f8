/** The outcome of an alert says how the customer did after it: docs/alerts.md, "Outcomes". */
@NullMarked
package dev.tidewatch.domain.risk.outcome;

import org.jspecify.annotations.NullMarked;
