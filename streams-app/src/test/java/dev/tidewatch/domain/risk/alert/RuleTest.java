package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.RiskDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleTest {

    private static final Rule FIRST =
            rule("first-failure", Severity.LOW, Feature.FAILED_PAYMENTS, Comparison.AT_LEAST, 1);
    private static final Rule TWICE =
            rule("failed-twice", Severity.MEDIUM, Feature.FAILED_PAYMENTS, Comparison.AT_LEAST, 2);

    @Test
    void shouldRaiseAnAlertOfItsOwnThatIsGraded() {
        RiskDriver customer = customer(FIRST)
                .with(failed("in_1", day(3)))
                .with(paid("in_1", day(4)))
                .pass(day(200));

        assertThat(told(customer))
                .containsExactly(
                        "first-failure RAISED " + day(3),
                        "first-failure ESCALATED " + day(6),
                        "first-failure RESOLVED " + day(33));
        Alert raised = customer.alerts().get(0);
        assertThat(raised.kind()).isEqualTo(AlertKind.AT_RISK);
        assertThat(raised.severity()).isEqualTo(Severity.LOW);
        assertThat(raised.suggestedAction()).isEqualTo("Do first-failure.");
        assertThat(raised.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.name()).isEqualTo("payments.failed30d");
            assertThat(signal.evidence()).startsWith("1 failed payment in 30 days");
        });
        assertThat(customer.outcomes())
                .extracting(outcome -> outcome.warning().rule() + " " + outcome.result())
                .containsExactly("first-failure OPEN", "first-failure KEPT");
        assertThat(customer.outcomes()).extracting(Outcome::result).contains(Result.KEPT);
    }

    /** Tenure has no instant of its own at which it changes. */
    @Test
    void shouldCountDaysUpToTheInstantAtWhichTheConditionChanges() {
        Rule old = rule("sixty-days", null, Feature.TENURE, Comparison.AT_LEAST, 60);

        assertThat(told(customer(old).pass(day(59)))).isEmpty();
        assertThat(told(customer(old).pass(day(60)))).containsExactly("sixty-days RAISED " + day(60));
    }

    @Test
    void shouldTellOfOneCauseOnce() {
        Rule twice = with(TWICE, "payments");
        RiskDriver customer = customer(twice, with(FIRST, "payments"))
                .with(failed("in_1", day(3)))
                .with(failed("in_1", day(6)))
                .with(failed("in_1", day(40)))
                .pass(day(43));

        assertThat(told(customer))
                .containsExactly(
                        "first-failure RAISED " + day(3),
                        "failed-twice RAISED " + day(6),
                        "first-failure SUPPRESSED " + day(6),
                        "failed-twice ESCALATED " + day(9),
                        "failed-twice RESOLVED " + day(33),
                        "first-failure RAISED " + day(33),
                        "first-failure RESOLVED " + day(36),
                        "first-failure RAISED " + day(43));
    }

    @Test
    void shouldLeaveItToTheScoreUnlessItIsMoreSevere() {
        Rule same = rule("ends", Severity.LOW, Feature.CANCEL_SCHEDULED, Comparison.MORE, 0);
        Rule more = rule("ends-soon", Severity.CRITICAL, Feature.CANCEL_SCHEDULED, Comparison.MORE, 0);
        RiskDriver customer = customer(same, more)
                .with(aSnapshot("b")
                        .at(day(2))
                        .on(ItemBuilder.monthly("100"))
                        .cancelAt(day(20))
                        .build());

        assertThat(told(customer)).containsExactly("null RAISED " + day(2), "ends-soon RAISED " + day(2));
    }

    @Test
    void shouldTellWhateverOthersTellWhereItIsTriedByItself() {
        Rule same = rule("ends", Severity.LOW, Feature.CANCEL_SCHEDULED, Comparison.MORE, 0);
        Rule alone = same.alone("alone ends");
        Rule other = same.alone("alone other");
        RiskDriver customer = customer(same, alone, other)
                .with(aSnapshot("b")
                        .at(day(2))
                        .on(ItemBuilder.monthly("100"))
                        .cancelAt(day(20))
                        .build());

        assertThat(told(customer))
                .containsExactly(
                        "null RAISED " + day(2), "alone ends RAISED " + day(2), "alone other RAISED " + day(2));
    }

    @Test
    void shouldEndTheAlertOfARuleThatIsGone() {
        RiskDriver customer = customer(FIRST).with(failed("in_1", day(3)));
        RiskDriver without = RiskDriver.aCustomer(policy()).restored(customer.state());

        without.with(aSnapshot("b").at(day(5)).on(ItemBuilder.monthly("100")).build());

        assertThat(told(without)).containsExactly("first-failure RESOLVED " + day(5));
        assertThat(without.state().risk().alerts()).isEqualTo(Alerts.NONE);
    }

    private static RiskDriver customer(Rule... rules) {
        return RiskDriver.aCustomer(policy(rules))
                .with(aSnapshot().on(ItemBuilder.monthly("100")).build());
    }

    private static AlertPolicy policy(Rule... rules) {
        return AlertPolicy.TIDEWATCH.with(List.of(rules));
    }

    private static Rule rule(
            String name, @Nullable Severity severity, Feature feature, Comparison comparison, int number) {
        Condition when = new Condition.Compared(feature, comparison, number * 1_000_000L);
        return new Rule(name, name, when, severity, "Do " + name + ".", name, null, null);
    }

    private static Rule with(Rule rule, String cause) {
        return new Rule(rule.name(), rule.text(), rule.when(), rule.severity(), rule.action(), cause, null, null);
    }

    private static List<String> told(RiskDriver customer) {
        return customer.alerts().stream()
                .map(alert -> alert.rule() + " " + alert.state() + " " + alert.updatedAt())
                .toList();
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
