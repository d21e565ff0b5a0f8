/** Tries rules on a history before they go live: docs/rules.md, "Try rules". */
@NullMarked
package dev.tidewatch.app.trial;

import org.jspecify.annotations.NullMarked;
