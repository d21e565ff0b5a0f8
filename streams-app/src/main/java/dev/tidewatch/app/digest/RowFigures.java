package dev.tidewatch.app.digest;

import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;

/** Reads figures of a published row by their names. */
final class RowFigures {

    private RowFigures() {}

    /**
     * Returns a count or an amount.
     *
     * @throws UserError if the row has none, which a version without it may have written
     */
    static BigDecimal of(RetentionMetrics row, Figure figure) {
        Object value = row.get(figure.field());
        if (value instanceof Long count) {
            return BigDecimal.valueOf(count);
        }
        if (value instanceof BigDecimal amount) {
            return amount;
        }
        throw new UserError("the row of " + row.getDay() + " in retention-metrics has no " + figure.field()
                + "; the digest needs a row that this version published");
    }
}
