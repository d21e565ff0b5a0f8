package dev.tidewatch.app.training.fit;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Makes a scorecard of rows. Customers are in five parts; the sums of each part come from weights that were fitted to the other four. By these sums it is
 * chosen how freely weights move, and the odds are calibrated. The weights themselves are fitted to all rows then.
 */
public final class CardFit {

    /** The larger, the more freely weights move away from those in use. */
    private static final List<Double> COSTS = List.of(0.003, 0.03, 0.3, 3.0);

    private static final int PARTS = 5;

    /** How many fits there are, by which progress is told. */
    public static final long FITS = (long) PARTS * COSTS.size() + 1;

    private static final int DIGITS = 3;
    private static final int ODDS_DIGITS = 4;

    private final Start start;
    private final LossRule rule;

    /**
     * Starts from the card in use.
     *
     * @param features that rows have; each carries weight in the card
     */
    public CardFit(Scorecard inUse, List<Feature> features, LossRule rule) {
        this.start = new Start(inUse, features);
        this.rule = rule;
    }

    /**
     * A card that was fitted, and what is to be said of it.
     *
     * @param card in the numbers that are published
     * @param against features whose weight went against its sign, and is 0
     * @param unseen features that never spoke in the rows: they keep their weight in proportion to the others
     */
    public record Fitted(Scorecard card, List<Feature> against, List<Feature> unseen) {}

    /**
     * Fits a card.
     *
     * @param rows with customers that were lost among them, and such that were not
     * @param done is told how many fits are made
     */
    public Fitted fit(List<Row> rows, String version, LongConsumer done) {
        WeightFit fit = new WeightFit(start);
        boolean[] outcomes = new boolean[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = rows.get(i).lost();
        }
        double best = Double.POSITIVE_INFINITY;
        double chosen = 0;
        Calibration odds = new Calibration(0, 0);
        long fits = 0;
        for (double cost : COSTS) {
            double[] sums = new double[rows.size()];
            for (int part = 0; part < PARTS; part++) {
                crossFit(fit, rows, cost, part, sums);
                fits++;
                done.accept(fits);
            }
            Calibration found = Calibration.of(sums, outcomes);
            double loss = logLoss(found, sums, outcomes);
            if (loss < best) {
                best = loss;
                chosen = cost;
                odds = found;
            }
        }
        Sum sum = fit.fit(rows, chosen);
        done.accept(FITS);
        return new Fitted(card(sum, odds, version), sum.against(), unseen(rows));
    }

    /** Returns the shares that the card in use says of rows, once its odds fit others. */
    public double[] calibrated(List<Row> others, List<Row> rows) {
        Sum inUse = start.sum();
        boolean[] outcomes = new boolean[others.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = others.get(i).lost();
        }
        Calibration odds = Calibration.of(others.stream().mapToDouble(inUse::of).toArray(), outcomes);
        return rows.stream().mapToDouble(row -> odds.share(inUse.of(row))).toArray();
    }

    private static void crossFit(WeightFit fit, List<Row> rows, double cost, int part, double[] sums) {
        Sum others = fit.fit(rows.stream().filter(row -> part(row) != part).toList(), cost);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = part(rows.get(i)) == part ? others.of(rows.get(i)) : sums[i];
        }
    }

    /** All rows of a customer are in the same part. */
    private static int part(Row row) {
        return Math.floorMod(
                Hashing.murmur3_32_fixed()
                        .hashString(row.customerId(), StandardCharsets.UTF_8)
                        .asInt(),
                PARTS);
    }

    private static double logLoss(Calibration odds, double[] sums, boolean[] outcomes) {
        double loss = 0;
        for (int i = 0; i < sums.length; i++) {
            double share = odds.share(sums[i]);
            loss -= StrictMath.log(Math.max(Double.MIN_NORMAL, outcomes[i] ? share : 1 - share));
        }
        return loss / sums.length;
    }

    private List<Feature> unseen(List<Row> rows) {
        return start.features().stream()
                .filter(feature -> {
                    int i = start.features().indexOf(feature);
                    return rows.stream().allMatch(row -> start.share(row, i) == 0);
                })
                .toList();
    }

    private Scorecard card(Sum sum, Calibration odds, String version) {
        Map<Feature, Scorecard.Weight> weights = new EnumMap<>(Feature.class);
        for (int i = 0; i < sum.weights().length; i++) {
            Feature feature = start.features().get(i);
            Scorecard.Weight inUse = requireNonNull(start.card().weights().get(feature));
            BigDecimal weight = decimal(sum.weights()[i], DIGITS);
            BigDecimal unknown = decimal(sum.unknown()[i], DIGITS);
            if (weight.signum() != 0 || unknown.signum() != 0) {
                weights.put(feature, new Scorecard.Weight(weight, inUse.knots(), unknown));
            }
        }
        return new Scorecard(
                version,
                decimal(sum.base(), DIGITS),
                new Scorecard.Odds(
                        decimal(odds.slope(), ODDS_DIGITS), decimal(odds.shift(), ODDS_DIGITS), rule.horizonDays()),
                null,
                weights);
    }

    private static BigDecimal decimal(double number, int digits) {
        BigDecimal rounded = new BigDecimal(number).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
