/** What a supervisor asks: whether the process should be started again, and whether it should be sent requests. */
@NullMarked
package dev.tidewatch.app.readiness;

import org.jspecify.annotations.NullMarked;
