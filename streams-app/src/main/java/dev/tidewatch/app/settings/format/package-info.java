/** Says how the value of each setting is written, and refuses another with what would be right; secrets are never shown. */
@NullMarked
package dev.tidewatch.app.settings.format;

import org.jspecify.annotations.NullMarked;
