package dev.tidewatch.app.explain;

import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.RetentionMetrics;

/**
 * A row as it was published.
 *
 * @param movements which of them it has
 */
public record PublishedRow(RetentionMetrics row, MovementsTold movements) {}
