package dev.tidewatch.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.Rules;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

    private static final String TWO = """
            rules:
              - name: failed-twice
                when: payments.failed30d >= 2 && mrr > 499.99
                severity: high
                cause: payments
                action: Call the customer
                  about the payment.
                dwell: 2h
                cooldown: 14d
              - name: gold
                off: true
                when: |
                  attributes.tier == "gold" ||
                  usage.trend < -1
                action: Look after it.
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    @Test
    void shouldReadGoalsBesideRulesOrAlone() throws IOException {
        String goals = """
                goals:
                  - name: keep-nrr
                    figure: nrr
                    segment: plan=pro
                    window: P90D
                    direction: at_least
                    target: 1.05
                    from: 2026-01-01
                    until: 2026-12-31
                  - name: lose-less
                    figure: customerChurnRateChartmogul
                    direction: AT_MOST
                    target: 0.02
                    from: 2026-01-01
                    until: 2026-06-30
                    days: 7
                """;

        List<Goal> read = Rules.at(written(TWO + goals)).goals();

        assertThat(read)
                .containsExactly(
                        new Goal(
                                "keep-nrr",
                                RatioFigure.NRR,
                                new Segment("plan", "pro"),
                                Window.P90D,
                                Goal.Direction.AT_LEAST,
                                new BigDecimal("1.050000"),
                                LocalDate.parse("2026-01-01"),
                                LocalDate.parse("2026-12-31"),
                                3),
                        new Goal(
                                "lose-less",
                                Metric.named("customerChurnRateChartmogul").orElseThrow(),
                                Segment.ALL,
                                Window.P30D,
                                Goal.Direction.AT_MOST,
                                new BigDecimal("0.020000"),
                                LocalDate.parse("2026-01-01"),
                                LocalDate.parse("2026-06-30"),
                                7));
        assertThat(Rules.at(written(goals)).goals()).isEqualTo(read);
        assertThat(Rules.at(written(goals)).all()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithAGoal() {
        assertThatThrownBy(() -> Rules.at(written("""
                goals:
                  - name: keep-nrr
                    figure: nr
                    direction: at_least
                    target: 5 %
                    from: 2026-12-31
                    until: 2026-12-31
                  - name: keep-nrr
                    figure: nrr
                    direction: above
                    target: 1
                    from: yesterday
                """)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rules.yaml:3: goals[1].figure: the figure nr is unknown; did you mean nrr?")
                .hasMessageContaining(
                        "goals[1].target must be a number with at most 6 decimals, such as 1.05; 5 % is 0.05")
                .hasMessageContaining("goals[1]: until is 2026-12-31; it must be after from, 2026-12-31")
                .hasMessageContaining("there are two goals keep-nrr; each has a name of its own")
                .hasMessageContaining("goals[2].direction: above is unknown; it may be one of AT_LEAST, AT_MOST")
                .hasMessageContaining("goals[2].from must be a business day such as 2026-12-31")
                .hasMessageContaining("until");
    }

    @Test
    void shouldReadRulesWithTheNumbersThatTheyHave() throws IOException {
        RulesFile.Content content = Rules.at(written(TWO));

        assertThat(content.rules())
                .containsExactly(new Rule(
                        "failed-twice",
                        "payments.failed30d >= 2 && mrr > 499.99",
                        new Condition.All(List.of(
                                new Condition.Compared(Feature.FAILED_PAYMENTS, Comparison.AT_LEAST, 2_000_000),
                                new Condition.Compared(Feature.MRR, Comparison.MORE, 499_990_000))),
                        Severity.HIGH,
                        "Call the customer about the payment.",
                        "payments",
                        Duration.ofHours(2),
                        Duration.ofDays(14)));
        assertThat(content.all()).extracting(Rule::name).containsExactly("failed-twice", "gold");
        assertThat(content.off()).containsExactly("gold");
    }

    /** The example is what docs/rules.md prints. */
    @Test
    void shouldCompileTheExampleWhichIsOff() throws IOException {
        RulesFile.Content content = Rules.at(Path.of("..", "examples", "rules.yaml"));

        assertThat(content.rules()).isEmpty();
        assertThat(content.off()).hasSizeGreaterThan(5);
    }

    @Test
    void shouldJudgeByTheFileThatASettingNames() throws IOException {
        Settings settings = Settings.of(new SettingLayers()
                .named("test", Map.of("tidewatch.rules", written(TWO).toString())));

        assertThat(settings.policy().risk().policy().rules())
                .extracting(Rule::name)
                .containsExactly("failed-twice");
    }

    /** The message is told with the file and the line of the condition. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "payments.faild30d >= 2; at character 9: payments.faild30d is unknown; did you mean payments.failed30d?",
                "mmr > 5; at character 1: mmr is unknown; did you mean mrr?",
                "mrr > 5 &&; at character 11: mismatched input",
                "mrr > 'much'; found no matching overload for '_>_'",
                "payments.dunning > 1; found no matching overload for '_>_'",
                "mrr; expected type 'bool'",
                "mrr == 500; found no matching overload for '_==_'",
                "mrr * 12.0 > 5.0; undeclared reference to '_*_'",
                "mrr > 0.0000001; a number has at most 6 decimals",
                "mrr > 2000000000; a number has at most 6 decimals, and lies between -1000000000 and 1000000000",
                "mrr > mrr; a feature that is a number is compared with a number that stands there",
                "attributes.tier; expected type 'bool'",
                "attributes.tier.startsWith('g'); .startsWith() is no function of rules",
                "activity.silentDays > 5; use activity.silent",
                "has(mrr); invalid argument to has() macro"
            })
    void shouldSayWhatIsWrongAndWhere(String when, String told) {
        assertThatThrownBy(() -> Rules.at(written("rules:\n  - name: a\n    when: " + when + "\n    action: Call.\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rules.yaml:3: rules[1].when: ")
                .hasMessageContaining(told);
    }

    @Test
    void shouldTellEveryMistakeAtOnce() {
        assertThatThrownBy(() -> Rules.at(written("""
                        rules:
                          - name: Twice
                            whn: mrr > 1
                            severity: HIG
                          - name: b
                            when: mrr > 1
                            action: Call.
                            kind: WIN_BACK
                            dwell: soon
                          - name: b
                            when: mrr > 2
                            action: Call.
                        """)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "rules.yaml:2: rules[1].name must be at most 50 small letters",
                        "rules.yaml:2: rules[1].action is missing",
                        "rules.yaml:3: rules[1].whn is unknown; did you mean when?",
                        "rules.yaml:4: rules[1].severity: HIG is unknown; did you mean HIGH?",
                        "rules.yaml:8: rules[2].kind: WIN_BACK is never met; it may be one of AT_RISK",
                        "rules.yaml:9: rules[2].dwell must be",
                        "rules.yaml:10: rules[3].name: there are two rules b");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), text);
    }
}
