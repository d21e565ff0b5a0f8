/** Commands about the score of customers at risk: how good its alerts were, its threshold, rules beside it, and weights from one's own history. */
@NullMarked
package dev.tidewatch.cli.score;

import org.jspecify.annotations.NullMarked;
