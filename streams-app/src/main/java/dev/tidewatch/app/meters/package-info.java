/**
 * Answers what Prometheus reads: the newest figures, how the pipeline and its inputs stand, and how long an event takes to show. No
 * label grows with customers or segments. The only wall clock that times anything is here.
 */
@NullMarked
package dev.tidewatch.app.meters;

import org.jspecify.annotations.NullMarked;
