/** Computes how good alerts were, from the output topics: docs/alerts.md, "Grades". */
@NullMarked
package dev.tidewatch.app.grades;

import org.jspecify.annotations.NullMarked;
