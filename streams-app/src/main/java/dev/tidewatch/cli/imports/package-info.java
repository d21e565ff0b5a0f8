/** The command {@code import} and those below it: one for each source. */
@NullMarked
package dev.tidewatch.cli.imports;

import org.jspecify.annotations.NullMarked;
