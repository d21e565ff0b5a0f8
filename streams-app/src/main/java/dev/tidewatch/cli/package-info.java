/** The commands; each a small class over {@link dev.tidewatch.app}. What else is on the class path adds its own. */
@NullMarked
package dev.tidewatch.cli;

import org.jspecify.annotations.NullMarked;
