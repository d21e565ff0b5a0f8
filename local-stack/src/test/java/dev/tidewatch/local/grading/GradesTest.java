package dev.tidewatch.local.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.risk.feature.Feature;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Of companies with other seeds than those on which the default weights were looked at. */
class GradesTest {

    private static final int CUSTOMERS = 700;

    static {
        TrustedRecords.trust();
    }

    private static final List<List<Judgement>> COMPANIES = LongStream.of(101, 102, 103)
            .mapToObj(seed -> MonthlyJudgements.of(CUSTOMERS, seed))
            .toList();

    private static final List<Judgement> ALL =
            COMPANIES.stream().flatMap(List::stream).toList();

    @Test
    void shouldBeatEverySingleSignalInEveryCompanyWhenAskedWhoLeavesWithinAQuarter() {
        for (List<Judgement> company : COMPANIES) {
            shouldBeatEverySingleSignal(Grades.of(Question.LEAVES_WITHIN_90_DAYS, company));
        }
    }

    @Test
    void shouldBeatEverySingleSignalInEveryCompanyWhenAskedWhoLeavesWithinAMonth() {
        for (List<Judgement> company : COMPANIES) {
            shouldBeatEverySingleSignal(Grades.of(Question.LEAVES_WITHIN_30_DAYS, company));
        }
    }

    @Test
    void shouldHitTwiceAsOftenInItsTopDecileAsChance() {
        Grades grades = Grades.of(Question.LEAVES_WITHIN_90_DAYS, ALL);

        assertThat(grades.score().topDecile()).isGreaterThan(2 * grades.baseRate());
        assertThat(grades.baseRate()).isBetween(0.03, 0.15);
    }

    @Test
    void shouldPrintALineForTheScoreAndEachSignal() {
        StringWriter text = new StringWriter();

        new GradesTable(new PrintWriter(text, true)).print(Grades.of(Question.LEAVES_WITHIN_90_DAYS, COMPANIES.get(0)));

        assertThat(text.toString().lines().skip(2).map(line -> line.replaceFirst(" .*", "")))
                .contains("score")
                .containsAll(Feature.names());
    }

    private static void shouldBeatEverySingleSignal(Grades grades) {
        assertThat(grades.features())
                .hasSize(Feature.values().length)
                .allSatisfy(feature -> assertThat(grades.score().beats(feature))
                        .as("the score, %s, against %s, %s", grades.score().auc(), feature.signal(), feature.auc())
                        .isTrue());
    }
}
