/**
 * Answers a supervisor: whether the process should be started again ({@code /healthz}), and whether it is ready for requests ({@code /readyz}).
 * The health of customers is elsewhere, in {@code domain.risk}.
 */
@NullMarked
package dev.tidewatch.app.readiness;

import org.jspecify.annotations.NullMarked;
