package dev.tidewatch.local.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.risk.feature.Feature;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonthlyJudgementsTest {

    static {
        TrustedRecords.trust();
    }

    private static final List<Judgement> JUDGEMENTS = MonthlyJudgements.of(150, 4);

    @Test
    void shouldJudgeTheSameAgainWhenSeedIsTheSame() {
        assertThat(MonthlyJudgements.of(150, 4)).isEqualTo(JUDGEMENTS).isNotEqualTo(MonthlyJudgements.of(150, 5));
    }

    @Test
    void shouldJudgeOnlyWhoPaysAndOnceAMonth() {
        Set<String> seen = new HashSet<>();

        assertThat(JUDGEMENTS).hasSizeGreaterThan(500).allSatisfy(judgement -> {
            assertThat(judgement.features().get(Feature.MRR)).isPositive();
            assertThat(seen.add(judgement.customerId() + judgement.at())).isTrue();
        });
    }

    /** The simulator leaves as often as the odds that it gives itself. */
    @Test
    void shouldKnowHowLikelyTheSimulatorThinksThatACustomerLeaves() {
        List<Judgement> all = MonthlyJudgements.of(700, 6);
        double said = all.stream().mapToDouble(Judgement::oracle).average().orElseThrow();
        double left = all.stream()
                .mapToDouble(judgement -> judgement.leavesWithin(Duration.ofDays(90)) ? 1 : 0)
                .average()
                .orElseThrow();

        assertThat(said).isCloseTo(left, withinPercentage(20));
        assertThat(all).allSatisfy(judgement -> assertThat(judgement.oracle()).isBetween(0.0, 1.0));
    }

    /** Nothing of what comes after is in what was known. */
    @Test
    void shouldKnowWhenTheCustomerLeftAfterwards() {
        assertThat(JUDGEMENTS)
                .filteredOn(judgement -> judgement.leavesAt() != null)
                .isNotEmpty()
                .allSatisfy(judgement -> assertThat(judgement.leavesAt()).isAfter(judgement.at()));
        assertThat(JUDGEMENTS)
                .filteredOn(Judgement::isAnnounced)
                .filteredOn(judgement -> judgement.leavesWithin(Duration.ofDays(45)))
                .isNotEmpty();
    }
}
