package dev.tidewatch.app.training.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.app.training.grade.Grade;
import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardFitTest {

    private static final List<Feature> FEATURES =
            List.of(Feature.OPEN_DUNNING, Feature.LOCKED, Feature.DETRACTOR, Feature.UNRESOLVED);
    private static final LossRule RULE = new LossRule(30, BigDecimal.ZERO);
    private static final Scorecard TRUTH = card("-3", "3", "-2", "0.5", "1");
    private static final Scorecard IN_USE = card("-2", "1", "-1", "2", "1");

    @Test
    void shouldFindTheWeightsByWhichCustomersLeave() {
        Scorecard card =
                fitted(IN_USE, SyntheticRows.of(TRUTH, FEATURES, 1_000, 6, 1)).card();

        assertThat(adds(card, Feature.OPEN_DUNNING)).isCloseTo(3, within(0.4));
        assertThat(adds(card, Feature.LOCKED)).isCloseTo(-2, within(0.4));
        assertThat(adds(card, Feature.DETRACTOR)).isCloseTo(0.5, within(0.4));
        assertThat(weight(card, Feature.OPEN_DUNNING).unknown().doubleValue()).isCloseTo(0, within(0.4));
    }

    @Test
    void shouldRankHeldOutCustomersBetterAndSayRighterOdds() {
        Scorecard card =
                fitted(IN_USE, SyntheticRows.of(TRUTH, FEATURES, 500, 6, 2)).card();
        List<Row> others = SyntheticRows.of(TRUTH, FEATURES, 500, 6, 3);

        Grade trained = grade(card, others);
        Grade used = grade(IN_USE, others);

        assertThat(trained.auc()).isGreaterThan(used.auc() + 0.02);
        assertThat(trained.logLoss()).isLessThan(used.logLoss());
        assertThat(trained.calibrationError()).isLessThan(used.calibrationError());
    }

    /** So they can be published without another rounding. */
    @Test
    void shouldSayTheSameTwiceInFewDecimals() {
        List<Row> rows = SyntheticRows.of(TRUTH, FEATURES, 300, 6, 4);

        Scorecard card = fitted(IN_USE, rows).card();

        assertThat(fitted(IN_USE, rows).card()).isEqualTo(card);
        assertThat(card.base().scale()).isLessThanOrEqualTo(3);
        assertThat(card.odds().slope().scale()).isLessThanOrEqualTo(4);
        assertThat(card.weights().values())
                .allSatisfy(weight -> assertThat(weight.weight().scale()).isLessThanOrEqualTo(3));
    }

    @Test
    void shouldSetAWeightToZeroThatGoesAgainstItsSignAndFitTheOthersWithoutIt() {
        Scorecard contrary = card("-3", "3", "-2", "-2", "1");
        List<Row> rows = SyntheticRows.of(contrary, FEATURES, 500, 6, 5);

        CardFit.Fitted fitted = fitted(IN_USE, rows);

        assertThat(fitted.against()).containsExactly(Feature.DETRACTOR);
        assertThat(fitted.card().weights()).doesNotContainKey(Feature.DETRACTOR);
        assertThat(fitted.card().weights().values())
                .extracting(weight -> weight.weight().signum())
                .containsExactlyInAnyOrder(1, -1, 1);
    }

    @Test
    void shouldKeepTheWeightOfWhatItHasNeverSeen() {
        List<Row> rows = SyntheticRows.of(IN_USE, FEATURES, 500, 6, 6).stream()
                .map(row -> new Row(
                        row.customerId(),
                        row.at(),
                        new long[] {row.values()[0], row.values()[1], Row.UNKNOWN, row.values()[3]},
                        row.lost()))
                .toList();

        CardFit.Fitted fitted = fitted(IN_USE, rows);

        assertThat(fitted.unseen()).containsExactly(Feature.DETRACTOR);
        assertThat(adds(fitted.card(), Feature.DETRACTOR)).isCloseTo(2, within(0.5));
    }

    /** What few customers say by chance moves no weight far. */
    @Test
    void shouldStayNearTheWeightsInUseWhenThereAreFewCustomers() {
        Scorecard card =
                fitted(IN_USE, SyntheticRows.of(IN_USE, FEATURES, 100, 4, 7)).card();

        assertThat(card.weights())
                .allSatisfy((feature, weight) ->
                        assertThat(adds(card, feature)).isCloseTo(adds(IN_USE, feature), within(0.8)));
    }

    /** Customers leave by odds that are half as steep as those of the card in use. */
    @Test
    void shouldCalibrateTheCardInUse() {
        Scorecard flat = new Scorecard(
                "flat",
                IN_USE.base(),
                new Scorecard.Odds(new BigDecimal("0.5"), BigDecimal.ONE, 30),
                null,
                IN_USE.weights());
        List<Row> rows = SyntheticRows.of(flat, FEATURES, 1_000, 6, 8);

        double[] shares = new CardFit(IN_USE, FEATURES, RULE).calibrated(rows, rows.subList(0, 20));

        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i]).isCloseTo(SyntheticRows.share(flat, FEATURES, rows.get(i)), within(0.05));
        }
    }

    private static CardFit.Fitted fitted(Scorecard inUse, List<Row> rows) {
        return new CardFit(inUse, FEATURES, RULE).fit(rows, "trained", unused -> {});
    }

    private static Grade grade(Scorecard card, List<Row> rows) {
        return Grade.of(
                rows,
                rows.stream()
                        .mapToDouble(row -> SyntheticRows.share(card, FEATURES, row))
                        .toArray());
    }

    private static double adds(Scorecard card, Feature feature) {
        return weight(card, feature).weight().multiply(card.odds().slope()).doubleValue();
    }

    private static Scorecard.Weight weight(Scorecard card, Feature feature) {
        return requireNonNull(card.weights().get(feature));
    }

    private static Scorecard card(String base, String... weights) {
        Map<Feature, Scorecard.Weight> all = new EnumMap<>(Feature.class);
        for (int i = 0; i < weights.length; i++) {
            all.put(FEATURES.get(i), Scorecard.Weight.full(new BigDecimal(weights[i]), BigDecimal.ONE));
        }
        return new Scorecard("in-use", new BigDecimal(base), Scorecard.Odds.PLAIN, null, all);
    }
}
