package dev.tidewatch.app.trial;

import dev.tidewatch.domain.risk.grade.Hits;
import org.jspecify.annotations.Nullable;

/**
 * Says what would have become of a rule's alerts, had there been no other.
 *
 * @param rule null: the score, as it is set
 * @param alerts that it raised by itself
 * @param hits what became of the customers that it warned of
 * @param beside alerts that it raised beside the score and the other rules, of which one tells of a cause
 */
public record Tried(@Nullable String rule, int alerts, Hits hits, int beside) {}
