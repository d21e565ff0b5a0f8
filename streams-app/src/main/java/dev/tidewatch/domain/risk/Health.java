package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.rfm.Rfm;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.score.Assessment;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer as published: equal values are not published twice.
 *
 * @param openAlerts when each open alert was opened
 * @param ranked among all paying customers; null if it never paid
 * @param provisional whether its MRR waits for the terms of a discount
 */
public record Health(
        Assessment assessment,
        SortedMap<AlertOrigin, Instant> openAlerts,
        @Nullable Ranked ranked,
        boolean provisional) {

    /** Scores, and what customers with such scores are called. */
    public record Ranked(Rfm rfm, String segment) {}

    public Health with(Ranked rank) {
        return new Health(assessment, openAlerts, rank, provisional);
    }
}
