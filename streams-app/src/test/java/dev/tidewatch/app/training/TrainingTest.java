package dev.tidewatch.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.training.fit.SyntheticRows;
import dev.tidewatch.app.training.grade.Grade;
import dev.tidewatch.app.training.rows.LossRule;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.app.training.rows.Rows;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final List<Feature> FEATURES = List.of(Feature.OPEN_DUNNING, Feature.DETRACTOR);
    private static final LossRule RULE = new LossRule(30, BigDecimal.ZERO);
    private static final Scorecard IN_USE = card("in-use", "1", "1");
    private static final Scorecard CLEAR = card("clear", "3", "3");
    private static final Scorecard TRUTH = card("truth", "3", "0.2");

    @Test
    void shouldTrainWhatIsBetterThanTheCardInUse() {
        Training.Result result = train(rows(TRUTH, 400, 9));

        assertThat(result.trained().logLoss())
                .isLessThan(result.used().logLoss())
                .isLessThan(result.calibratedLoss())
                .isLessThan(result.constantLoss());
        assertThat(result.trained().auc()).isGreaterThan(result.used().auc());
    }

    @Test
    void shouldSayThatBetterOddsHaveAWorseOrder() {
        Training.Result result = train(rows(TRUTH, 400, 9));

        assertThat(TrainingReport.of(result, 0)).noneMatch(line -> line.startsWith("Mind the order"));
        assertThat(TrainingReport.of(withAucOfUsed(result, result.trained().auc() + 0.004), 0))
                .anyMatch(line -> line.startsWith("Mind the order: the odds of trained are better, its order is worse")
                        && line.contains("than that of in-use, by 0.004 in AUC"));
        assertThat(TrainedFile.text(withAucOfUsed(result, 0.99), 0)).contains("# Mind the order");
    }

    private static Training.Result withAucOfUsed(Training.Result result, double auc) {
        Grade used = result.used();
        return new Training.Result(
                result.rows(),
                result.split(),
                result.inUse(),
                result.fitted(),
                result.trained(),
                new Grade(auc, auc, auc, used.logLoss(), used.calibrationError(), used.tenths()),
                result.constant(),
                result.constantLoss(),
                result.calibratedLoss());
    }

    /** Nothing is to be learned where customers leave by the card in use: what is fitted differs from it by chance. */
    @Test
    void shouldRefuseWhatIsNoBetterThanTheCardInUse() {
        assertThatThrownBy(() -> new Training(CLEAR).train(rows(CLEAR, 400, 9), "trained", unused -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no better than clear")
                .hasMessageContaining("log loss 0.")
                .hasMessageContaining("nothing is written");
    }

    @Test
    void shouldRefuseWhatIsNoBetterThanToSayTheSameOfEverybody() {
        assertThatThrownBy(() -> train(rows(IN_USE, 400, 9)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no better than to say")
                .hasMessageContaining("nothing is written");
    }

    @Test
    void shouldSayHowManyWereLostHowManyAreNeededAndHowLongThatTakes() {
        Rows rows = rows(TRUTH, 10, 9);
        long training = rows.rows().stream()
                .limit(50)
                .filter(Row::lost)
                .map(Row::customerId)
                .distinct()
                .count();

        assertThatThrownBy(() -> train(rows))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "the training part has " + training + " customers that were lost within 30 days; 30 are needed")
                .hasMessageContaining("20 are needed")
                .hasMessageContaining("months more would be enough")
                .hasMessageNotContaining("six months");
    }

    @Test
    void shouldRefuseLessThanSixMonths() {
        Rows rows = rows(TRUTH, 400, 9);
        Rows young = new Rows(
                rows.features(), RULE, rows.rows(), rows.begins(), rows.begins().plus(Duration.ofDays(181)), 0);

        assertThatThrownBy(() -> train(young))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the history has 181 days")
                .hasMessageContaining("1 days more")
                .hasMessageNotContaining("are needed, and");
    }

    @Test
    void shouldRefuseAHistoryWithoutAnyRow() {
        Rows rows = rows(TRUTH, 400, 9);

        assertThatThrownBy(() -> train(new Rows(FEATURES, RULE, List.of(), rows.begins(), rows.begins(), 5)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the history has 0 days")
                .hasMessageContaining("no customer was lost in all of it");
    }

    private static Training.Result train(Rows rows) {
        return new Training(IN_USE).train(rows, "trained", unused -> {});
    }

    private static Rows rows(Scorecard truth, int customers, int months) {
        List<Row> rows = SyntheticRows.of(truth, FEATURES, customers, months, 1);
        return new Rows(
                FEATURES,
                RULE,
                rows,
                rows.get(0).at().minus(Duration.ofDays(90)),
                rows.get(rows.size() - 1).at().plus(Duration.ofDays(37)),
                0);
    }

    private static Scorecard card(String version, String dunning, String detractor) {
        return new Scorecard(
                version,
                new BigDecimal("-3"),
                Scorecard.Odds.PLAIN,
                null,
                Map.of(
                        Feature.OPEN_DUNNING, Scorecard.Weight.full(new BigDecimal(dunning), BigDecimal.ONE),
                        Feature.DETRACTOR, Scorecard.Weight.full(new BigDecimal(detractor), BigDecimal.ONE)));
    }
}
