package dev.tidewatch.app.training.fit;

import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.domain.risk.feature.Feature;
import java.util.List;

/**
 * Fitted weights before they are rounded. They add up to the sum of a scorecard.
 *
 * @param weights of the start's features, in their order; 0 of those that are left out
 * @param unknown what each adds while it is unknown
 * @param against features that are left out because their weight went against its sign
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sum(Start start, double base, double[] weights, double[] unknown, List<Feature> against) {

    double of(Row row) {
        double sum = base;
        for (int i = 0; i < weights.length; i++) {
            sum += row.values()[i] == Row.UNKNOWN ? unknown[i] : weights[i] * start.share(row, i);
        }
        return sum;
    }
}
