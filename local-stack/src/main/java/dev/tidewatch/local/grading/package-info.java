/**
 * Measures how well the score, and each signal by itself, tells who will leave a simulated company; docs/alerts.md, "Grading".
 */
@NullMarked
package dev.tidewatch.local.grading;

import org.jspecify.annotations.NullMarked;
