/** YAML files that a person writes: each mistake is told with its file, its line and the name that was probably meant. */
@NullMarked
package dev.tidewatch.app.yaml;

import org.jspecify.annotations.NullMarked;
