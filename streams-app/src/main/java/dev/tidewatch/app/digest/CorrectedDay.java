package dev.tidewatch.app.digest;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Says what was changed of an earlier day.
 *
 * @param corrected movements that were published before and say something else now
 * @param voided movements that never happened after all
 * @param late movements that came after their day had ended
 * @param change by which the MRR at the end of that day changed, as booked in the reporting currency
 */
public record CorrectedDay(LocalDate day, int corrected, int voided, int late, BigDecimal change) {

    public int movements() {
        return corrected + voided + late;
    }

    CorrectedDay plus(CorrectedDay other) {
        return new CorrectedDay(
                day, corrected + other.corrected, voided + other.voided, late + other.late, change.add(other.change));
    }
}
