package dev.tidewatch.app.training.fit;

import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.Row;
import java.time.Instant;
import java.util.List;

/**
 * Rows by time: the weights are fitted to the earlier ones and judged on the last months, which have at least a third of all rows. Between them lies an embargo: how a row of the training
 * part ended is certain before the test part begins.
 *
 * @param embargoed how many rows lie between
 */
public record Split(List<Row> training, List<Row> test, int embargoed) {

    private static final int THIRDS = 3;

    public Split {
        training = List.copyOf(training);
        test = List.copyOf(test);
    }

    /** Returns the parts; both are empty without rows. */
    public static Split of(List<Row> rows, LossRule rule) {
        if (rows.isEmpty()) {
            return new Split(List.of(), List.of(), 0);
        }
        List<Instant> months = rows.stream().map(Row::at).sorted().toList();
        Instant begins = months.get(months.size() - (months.size() + THIRDS - 1) / THIRDS);
        List<Row> training = rows.stream()
                .filter(row -> !rule.certainAt(row.at()).isAfter(begins))
                .toList();
        List<Row> test = rows.stream().filter(row -> !row.at().isBefore(begins)).toList();
        return new Split(training, test, rows.size() - training.size() - test.size());
    }

    /** Returns how many customers were lost; one that counts in several months counts once. */
    public static long lost(List<Row> rows) {
        return rows.stream().filter(Row::lost).map(Row::customerId).distinct().count();
    }
}
