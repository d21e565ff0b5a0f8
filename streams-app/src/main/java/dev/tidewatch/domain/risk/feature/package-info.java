/**
 * Features say what is known of a customer when it is judged, each with what was seen. docs/alerts.md, "Features".
 */
@NullMarked
package dev.tidewatch.domain.risk.feature;

import org.jspecify.annotations.NullMarked;
