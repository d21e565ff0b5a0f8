package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.risk.feature.Feature;
import java.time.Instant;
import java.util.List;

/**
 * The rows of a history.
 *
 * @param features whose values a row has
 * @param rows by month, then customer; those whose horizon is not over are not among them
 * @param begins when the first customer began to pay
 * @param ends the latest event
 * @param unfinished how many rows were dropped because their horizon is not over
 */
public record Rows(
        List<Feature> features, LossRule rule, List<Row> rows, Instant begins, Instant ends, int unfinished) {

    public Rows {
        features = List.copyOf(features);
        rows = List.copyOf(rows);
    }
}
