/** Conditions of rules over what is known of a customer: docs/rules.md, "Conditions". */
@NullMarked
package dev.tidewatch.domain.risk.condition;

import org.jspecify.annotations.NullMarked;
