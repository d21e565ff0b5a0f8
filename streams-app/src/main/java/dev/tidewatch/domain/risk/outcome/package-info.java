/** What became of a customer after an alert: docs/alerts.md, "Outcomes". */
@NullMarked
package dev.tidewatch.domain.risk.outcome;

import org.jspecify.annotations.NullMarked;
