package dev.tidewatch.domain.risk;

import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.risk.score.Score;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.testing.MarkdownTables;
import dev.tidewatch.domain.testing.RiskDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Computes every table of docs/alerts.md. */
class AlertsPageTest {

    private final List<String> page = read();

    @Test
    void shouldListEveryFeature() {
        List<List<String>> declared = Arrays.stream(Feature.values())
                .map(feature -> List.of(code(feature), feature.unit().name()))
                .toList();

        assertThat(table("feature", "unit", "what it is", "unknown"))
                .extracting(row -> row.subList(0, 2))
                .containsExactlyElementsOf(declared);
    }

    @Test
    void shouldGiveTheBuiltInWeights() {
        List<List<String>> builtIn = new ArrayList<>();
        ScorecardFile.builtIn()
                .weights()
                .forEach((feature, weight) ->
                        builtIn.add(List.of(code(feature), weight.weight().toPlainString(), knots(weight))));

        assertThat(table("feature", "weight", "knots", "why"))
                .extracting(row -> row.subList(0, 3))
                .containsExactlyInAnyOrderElementsOf(builtIn);
        assertThat(String.join(" ", page))
                .contains("`" + ScorecardFile.builtIn().version() + "`")
                .contains("is -3.2, `slope` 0.8 and `shift` 0 (a score of 7.2: some");
    }

    private static String knots(Scorecard.Weight weight) {
        return weight.knots().stream()
                .map(knot -> knot.value().toPlainString() + ":" + knot.share().toPlainString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void shouldTellTheExampleAsItHappens() {
        RiskDriver customer = aCustomer();
        List<List<String>> told = new ArrayList<>();
        List<List<String>> signals = List.of();
        for (List<String> row : table("at", "arrives", "score", "alert")) {
            told.add(happens(customer, row.get(0), row.get(1)));
            signals = row.get(1).equals("the third failure") ? signals(customer) : signals;
        }

        assertThat(told).hasSize(13).isEqualTo(table("at", "arrives", "score", "alert"));
        assertThat(table("signal", "value", "weight", "contribution")).isEqualTo(signals);
    }

    private static List<String> happens(RiskDriver customer, String day, String arrives) {
        Instant at = Instant.parse("2026-" + day + "T12:00:00Z");
        int before = customer.alerts().size();
        switch (arrives) {
            case "starts" ->
                customer.with(aSnapshot()
                        .at(at)
                        .periodEndsAt(Instant.parse("2027-01-01T12:00:00Z"))
                        .build());
            case "a payment" -> customer.with(paid("in_1", at));
            case "a failure", "the third failure" -> customer.with(failed("in_2", at));
            case "the payment" -> customer.with(paid("in_2", at));
            case "cancels for 06-30" ->
                customer.with(aSnapshot("cancels")
                        .at(at)
                        .cancelAt(Instant.parse("2026-06-30T12:00:00Z"))
                        .build());
            case "has used it daily from 04-01 on" -> customer.useDaily(Instant.parse("2026-04-01T12:00:00Z"), 30);
            case "a use" -> customer.use(at);
            case "(a week without use)" -> customer.pass(Instant.parse("2026-05-08T00:00:00Z"));
            case "(14 days without use)", "(three days)", "(the end)" -> customer.pass(at);
            default -> throw new AssertionError(arrives);
        }
        Score score = customer.health().assessment().score();
        return List.of(day, arrives, score == null ? "" : score.value().toPlainString(), alert(customer, before));
    }

    @Test
    void shouldTellTheOutcomesOfTheExample() {
        RiskDriver customer = aCustomer();
        table("at", "arrives", "score", "alert").forEach(row -> happens(customer, row.get(0), row.get(1)));
        customer.pass(Instant.parse("2026-12-31T12:00:00Z"));

        Map<Warning, Outcome> newest = new LinkedHashMap<>();
        customer.outcomes().forEach(outcome -> newest.put(outcome.warning(), outcome));
        assertThat(newest.values())
                .extracting(AlertsPageTest::outcome)
                .isEqualTo(table("alert", "raised", "outcome", "outcome at", "lead days", "MRR lost"));
    }

    private static List<String> outcome(Outcome outcome) {
        Long lost = outcome.mrrLost();
        return List.of(
                outcome.warning().kind().name(),
                day(outcome.warning().raisedAt()),
                outcome.result().name(),
                day(Objects.requireNonNull(outcome.at())),
                outcome.leadDays() == null ? "" : outcome.leadDays().toString(),
                lost == null ? "" : Long.toString(lost / 1_000_000));
    }

    private static String day(Instant instant) {
        return instant.toString().substring("2026-".length(), "2026-01-01".length());
    }

    private static String alert(RiskDriver customer, int before) {
        List<Alert> alerts = customer.alerts();
        return alerts.subList(before, alerts.size()).stream()
                .map(alert ->
                        alert.kind() == AlertKind.AT_RISK ? alert.state().name() : alert.kind() + " " + alert.state())
                .collect(Collectors.joining(", "));
    }

    private static List<List<String>> signals(RiskDriver customer) {
        Score score = customer.health().assessment().score();
        return score == null
                ? List.of()
                : score.signals().stream()
                        .map(signal -> List.of(
                                "`" + signal.name() + "`",
                                signal.value().toPlainString(),
                                signal.weight().toPlainString(),
                                signal.contribution().toPlainString()))
                        .toList();
    }

    private List<List<String>> table(String... head) {
        return MarkdownTables.under(page, head).get(0);
    }

    private static String code(Feature feature) {
        return "`" + feature.dotted() + "`";
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "alerts.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
