package dev.tidewatch.app.training.fit;

import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Score;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers of whom it is known by which weights they leave. */
public final class SyntheticRows {

    private static final long MICROS = 1_000_000;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int UNKNOWN_ONE_IN = 5;
    private static final double PERCENT = 100;

    private SyntheticRows() {}

    /** Returns rows of some months; values are anywhere from 0 to 1, and one in five is unknown. */
    public static List<Row> of(Scorecard truth, List<Feature> features, int customers, int months, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            Instant at = FIRST.atOffset(ZoneOffset.UTC).plusMonths(month).toInstant();
            for (int customer = 0; customer < customers; customer++) {
                long[] values = new long[features.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] =
                            random.nextInt(UNKNOWN_ONE_IN) == 0 ? Row.UNKNOWN : (long) (random.nextDouble() * MICROS);
                }
                Row row = new Row("cus_" + customer, at, values, false);
                boolean lost = random.nextDouble() < share(truth, features, row);
                rows.add(new Row(row.customerId(), at, values, lost));
            }
        }
        return rows;
    }

    /** Returns the odds that a card gives. */
    public static double share(Scorecard card, List<Feature> features, Row row) {
        Score score = card.score(row.features(features));
        return score == null ? 0 : score.value().doubleValue() / PERCENT;
    }
}
