/** Says how well scores tell who is lost, on rows that nobody has fitted anything to. */
@NullMarked
package dev.tidewatch.app.training.grade;

import org.jspecify.annotations.NullMarked;
