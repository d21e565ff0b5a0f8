/**
 * Names and defines every {@code tidewatch.} setting, by theme: {@link dev.tidewatch.app.settings.keys.Keys} puts the themes in the order of
 * docs/settings.md.
 */
@NullMarked
package dev.tidewatch.app.settings.keys;

import org.jspecify.annotations.NullMarked;
