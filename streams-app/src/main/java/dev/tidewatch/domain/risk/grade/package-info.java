/** Grades alerts: docs/alerts.md, "Grades". */
@NullMarked
package dev.tidewatch.domain.risk.grade;

import org.jspecify.annotations.NullMarked;
