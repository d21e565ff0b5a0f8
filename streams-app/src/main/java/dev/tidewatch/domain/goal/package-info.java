/** Goals: a figure that is to reach a target by a day, and how far it has come; docs/goals.md. */
@NullMarked
package dev.tidewatch.domain.goal;

import org.jspecify.annotations.NullMarked;
