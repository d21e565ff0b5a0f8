/** Reads off the published rows how far each goal has come: docs/goals.md. */
@NullMarked
package dev.tidewatch.app.goals;

import org.jspecify.annotations.NullMarked;
