package dev.tidewatch.domain.risk.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.feature.Unit;
import dev.tidewatch.domain.testing.Scorecards;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorecardTest {

    private static final int SEEDS = 1000;

    private final Scorecard scorecard = Scorecards.SPREADING;

    @Test
    void shouldBeTheLogisticOfBaseAndContributions() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Score score = scorecard.score(randomFeatures(new Random(seed), 90));
            if (score == null) {
                continue;
            }
            BigDecimal logOdds = scorecard.base();
            for (Signal signal : score.signals()) {
                logOdds = logOdds.add(signal.contribution());
            }

            double expected = 100 / (1 + Math.exp(-logOdds.doubleValue()));
            assertThat(score.value().scale()).isEqualTo(6);
            assertThat(score.value().doubleValue()).as("seed %d", seed).isCloseTo(expected, within(0.000001));
        }
    }

    @Test
    void shouldGiveTheKnownValuesOfTheLogistic() {
        assertThat(Score.logistic(BigDecimal.ZERO)).isEqualTo("50.000000");
        assertThat(Score.logistic(BigDecimal.ONE)).isEqualTo("73.105858");
        assertThat(Score.logistic(new BigDecimal("-3.2"))).isEqualTo("3.916572");
        assertThat(Score.logistic(new BigDecimal("800"))).isEqualTo("100.000000");
        assertThat(Score.logistic(new BigDecimal("-800"))).isEqualTo("0.000000");
    }

    @Test
    void shouldNeverFallWhenAFeatureThatSpeaksForLeavingRises() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Features features = randomFeatures(random, 100);
            Map<Feature, Reading> risen = new EnumMap<>(features.readings());
            risen.computeIfPresent(
                    Feature.FAILED_PAYMENTS,
                    (feature, reading) -> Reading.of(reading.value().longValue() + 1));

            Score before = requireNonNull(scorecard.score(features));
            Score after = requireNonNull(scorecard.score(new Features(risen)));

            assertThat(after.value()).as("seed %d", seed).isGreaterThanOrEqualTo(before.value());
        }
    }

    @Test
    void shouldSpreadTheWeightOfWhatIsMissing() {
        Features all = features(Map.of(Feature.FAILED_PAYMENTS, 3L));
        Map<Feature, Reading> some = new EnumMap<>(all.readings());
        some.remove(Feature.CANCEL_SCHEDULED);

        Signal whole = requireNonNull(scorecard.score(all)).signals().get(0);
        Signal spread =
                requireNonNull(scorecard.score(new Features(some))).signals().get(0);

        assertThat(whole.weight()).isEqualTo("1.700000");
        assertThat(spread.weight()).as("1.7 x 16.6 / 12.6").isEqualTo("2.239683");
        assertThat(spread.contribution()).isEqualTo("2.239683");
    }

    @Test
    void shouldCountInProportionUpToTheFullValue() {
        assertThat(contribution(Feature.FAILED_PAYMENTS, 1)).isEqualTo("0.566667");
        assertThat(contribution(Feature.FAILED_PAYMENTS, 3)).isEqualTo("1.700000");
        assertThat(contribution(Feature.FAILED_PAYMENTS, 9)).isEqualTo("1.700000");
        assertThat(contribution(Feature.TENURE, 100)).isEqualTo("-0.219178");
    }

    @Test
    void shouldNotScoreWhenTooLittleIsKnown() {
        Map<Feature, Reading> some = new EnumMap<>(features(Map.of()).readings());
        some.keySet()
                .removeAll(List.of(
                        Feature.CANCEL_SCHEDULED,
                        Feature.CONTRACTIONS,
                        Feature.FAILED_PAYMENTS,
                        Feature.USAGE_DROP,
                        Feature.SILENT,
                        Feature.RENEWS_SOON));

        assertThat(scorecard.score(new Features(some))).as("4.6 of 16.6").isNull();
        assertThat(scorecard.score(Features.NONE)).isNull();
    }

    @Test
    void shouldListSignalsByContribution() {
        Features features =
                features(Map.of(Feature.TENURE, 400L, Feature.OPEN_DUNNING, 1L, Feature.FAILED_PAYMENTS, 2L));

        Score score = requireNonNull(scorecard.score(features));

        assertThat(score.signals())
                .extracting(Signal::name)
                .containsExactly("payments.dunning", "payments.failed30d", "customer.tenureDays");
    }

    private BigDecimal contribution(Feature feature, long value) {
        return requireNonNull(scorecard.score(features(Map.of(feature, value))))
                .signals()
                .get(0)
                .contribution();
    }

    /** All known, 0 unless given. */
    private Features features(Map<Feature, Long> values) {
        Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
        scorecard.features().forEach(feature -> readings.put(feature, Reading.of(values.getOrDefault(feature, 0L))));
        return new Features(readings);
    }

    private Features randomFeatures(Random random, int knownPercent) {
        Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
        for (Feature feature : scorecard.features()) {
            int most = feature.unit() == Unit.TRUTH ? 2 : 500;
            if (random.nextInt(100) < knownPercent) {
                readings.put(feature, Reading.of(random.nextInt(most)));
            }
        }
        return new Features(readings);
    }
}
