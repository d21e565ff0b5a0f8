/**
 * {@code tidewatch verify}: movements, daily figures and cohorts once more, as one batch in SQL, held against what was
 * published. The rules are the SQL files; written from docs/formulas.md alone, they share no arithmetic with the pipeline, so that a
 * mistake must be made twice, in two ways, to stay unseen.
 */
@NullMarked
package dev.tidewatch.oracle;

import org.jspecify.annotations.NullMarked;
