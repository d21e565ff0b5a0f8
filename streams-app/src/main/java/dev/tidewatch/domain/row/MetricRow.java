package dev.tidewatch.domain.row;

import dev.tidewatch.domain.figure.RetentionFigures;

/**
 * One row to publish.
 *
 * @param day business day, days since 1970-01-01
 * @param live the day is not over
 * @param revision how often a closed day's row has changed
 * @param isFinal no accepted event can change it
 * @param restatedAfterFinal it changed all the same
 */
public record MetricRow(
        int day, boolean live, int revision, boolean isFinal, boolean restatedAfterFinal, RetentionFigures figures) {}
