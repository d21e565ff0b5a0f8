package dev.tidewatch.domain.risk.condition;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.score.Assessment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Condition FAILED =
            new Condition.Compared(Feature.FAILED_PAYMENTS, Comparison.AT_LEAST, 2_000_000);
    private static final Condition RICH = new Condition.Compared(Feature.MRR, Comparison.MORE, 500_000_000);
    private static final Condition UNKNOWN = new Condition.Compared(Feature.NPS, Comparison.LESS, 4_000_000);

    @Test
    void shouldApplyWhereTheRestDecidesWhateverIsUnknown() {
        Sight sight = sight(2, 500_000_001);

        assertThat(sight.judge(UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(sight.judge(new Condition.Not(UNKNOWN))).isEqualTo(Truth.UNKNOWN);
        assertThat(sight.judge(new Condition.Any(List.of(UNKNOWN, FAILED)))).isEqualTo(Truth.TRUE);
        assertThat(sight.judge(new Condition.Any(List.of(FAILED, UNKNOWN)))).isEqualTo(Truth.TRUE);
        assertThat(sight.judge(new Condition.All(List.of(FAILED, UNKNOWN)))).isEqualTo(Truth.UNKNOWN);
        assertThat(sight.judge(new Condition.All(List.of(UNKNOWN, new Condition.Not(FAILED)))))
                .isEqualTo(Truth.FALSE);
        assertThat(sight.judge(new Condition.Attribute("tier", "gold"))).isEqualTo(Truth.TRUE);
        assertThat(sight.judge(new Condition.Attribute("country", "DE"))).isEqualTo(Truth.UNKNOWN);
        assertThat(sight.judge(new Condition.Named("country"))).isEqualTo(Truth.FALSE);
    }

    /** A millionth decides. */
    @Test
    void shouldCompareMoneyExactly() {
        assertThat(sight(2, 500_000_000).judge(RICH)).isEqualTo(Truth.FALSE);
        assertThat(sight(2, 500_000_001).judge(RICH)).isEqualTo(Truth.TRUE);
        assertThat(sight(2, 9_007_199_254_740_993L)
                        .judge(new Condition.Compared(Feature.MRR, Comparison.EQUAL, 9_007_199_254_740_992L)))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void shouldNameWhatMadeItHold() {
        Set<Feature> reasons = EnumSet.noneOf(Feature.class);

        new Condition.Any(List.of(UNKNOWN, FAILED, new Condition.Not(RICH))).reasons(sight(2, 600_000_000), reasons);

        assertThat(reasons).containsExactly(Feature.FAILED_PAYMENTS);
    }

    private static Sight sight(int failed, long micros) {
        Features features = new Features(Map.of(
                Feature.FAILED_PAYMENTS,
                Reading.of(failed, () -> "failed", NOON.plus(Duration.ofDays(3))),
                Feature.MRR,
                Reading.decimal(micros, 6)));
        return new Sight(new Assessment(
                CustomerStatus.ACTIVE,
                new TreeMap<>(Map.of("USD", micros)),
                micros,
                features,
                null,
                BillingTotals.EMPTY,
                NOON,
                null,
                null,
                Map.of("tier", "gold")));
    }
}
