package dev.tidewatch.domain.row;

/**
 * One row of a cohort to publish.
 *
 * @param offset periods since the cohort's own
 * @param asOfDay at whose end it is counted, days since 1970-01-01
 * @param revision how often it changed after its period was over
 * @param isFinal no accepted event can change it
 */
public record CohortRow(Cohort cohort, int offset, int asOfDay, CohortCounts counts, int revision, boolean isFinal) {}
