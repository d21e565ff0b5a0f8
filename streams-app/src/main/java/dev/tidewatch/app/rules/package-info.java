/** Rules that an operator writes: a YAML file whose conditions are in CEL. docs/rules.md. */
@NullMarked
package dev.tidewatch.app.rules;

import org.jspecify.annotations.NullMarked;
