package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import dev.tidewatch.domain.risk.outcome.OutcomeTerms;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.time.IntervalUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts with a horizon of 90 days, a low MRR that must last for 7, and what comes of their grades; days are counted from NOON. */
final class GradedCompany {

    static final int HORIZON = 90;
    private static final BusinessDays UTC = new BusinessDays(ZoneOffset.UTC);
    private static final OutcomePolicy POLICY =
            OutcomePolicy.of(OutcomeTerms.TIDEWATCH, Duration.ofDays(HORIZON), Duration.ofDays(HORIZON));

    private final List<GradedAlert> alerts = new ArrayList<>();
    private Holdout holdout = Holdout.NONE;
    private final Map<String, List<MrrEntry>> customers = new LinkedHashMap<>();

    void add(GradedAlert alert) {
        alerts.add(alert);
    }

    void holdOut(Holdout some) {
        holdout = some;
    }

    void acted(String customer, Result result, @Nullable Integer came, int day, @Nullable Resolution resolution) {
        Outcome outcome = outcome(AlertKind.AT_RISK, 0, result, came, false);
        Warning warning = outcome.warning();
        Told<Resolution> resolved = resolution == null ? null : new Told<>(at(day), resolution);
        Warning answered = new Warning(
                warning.kind(),
                warning.raisedAt(),
                warning.horizonEndsAt(),
                warning.score(),
                warning.mrrAtRisk(),
                warning.decided(),
                warning.heldOut(),
                new Response(at(day), resolved),
                null);
        alerts.add(new GradedAlert(customer, null, new Outcome(answered, result, outcome.at(), outcome.mrrLost())));
    }

    void scored(String customer, String score, Result result) {
        Warning warning = new Warning(AlertKind.AT_RISK, at(0), at(HORIZON), new BigDecimal(score), 100, false, false);
        alerts.add(new GradedAlert(
                customer, null, new Outcome(warning, result, result == Result.OPEN ? null : at(10), null)));
    }

    List<Grade> grades(int from, int end) {
        Span span = span(from, end);
        Grading grading = new Grading(new Grading.Terms(POLICY, holdout, UTC), alerts, List.of(span));
        customers.forEach((id, entries) -> grading.add(id, MrrHistory.EMPTY.replacing(Instant.MIN, entries)));
        return grading.grades(span);
    }

    Grade only(int from, int end) {
        List<Grade> grades = grades(from, end);
        assertThat(grades).hasSize(1);
        return grades.get(0);
    }

    /** @param steps a day and the MRR from then on, by turns */
    void paid(String customer, int... steps) {
        List<MrrEntry> entries = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < steps.length; i += 2) {
            int after = steps[i + 1];
            MovementKind kind = before == 0
                    ? (i == 0 ? MovementKind.NEW : MovementKind.REACTIVATION)
                    : after == 0
                            ? MovementKind.CHURN
                            : after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
            entries.add(new MrrEntry(at(steps[i]), kind, null, position(after)));
            before = after;
        }
        customers.put(customer, entries);
    }

    private static MrrPosition position(int mrr) {
        long micros = mrr * 1_000_000L;
        return mrr == 0
                ? MrrPosition.EMPTY
                : new MrrPosition(
                        List.of(new MrrLine(
                                "pro", new BillingInterval(IntervalUnit.MONTH, 1), "USD", Map.of(), micros, micros)),
                        List.of());
    }

    void alert(String customer, int day, Result result, @Nullable Integer came, boolean decided) {
        alerts.add(new GradedAlert(customer, null, outcome(AlertKind.AT_RISK, day, result, came, decided)));
    }

    static Outcome outcome(AlertKind kind, int day, Result result, @Nullable Integer came, boolean decided) {
        Warning warning = new Warning(kind, at(day), at(day + HORIZON), BigDecimal.TEN, 100, decided, false);
        Instant at = came == null ? at(day + HORIZON) : at(came);
        return new Outcome(warning, result, result == Result.OPEN ? null : at, came == null ? null : 100L);
    }

    /** From NOON to NOON, though days are whole ones. */
    private static Span span(int from, int end) {
        return new Span(at(from), at(end), UTC.of(at(from)), UTC.of(at(end)) - 1);
    }

    static Instant at(int day) {
        return NOON.plus(Duration.ofDays(day));
    }
}
