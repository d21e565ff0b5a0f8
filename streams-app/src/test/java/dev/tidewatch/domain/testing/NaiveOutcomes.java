package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the outcomes of alerts as docs/alerts.md says it: from alerts and movements alone. */
public final class NaiveOutcomes {

    private final NavigableMap<MovementKey, Movement> movements = new TreeMap<>();
    private NavigableMap<Instant, Level> levels = new TreeMap<>();

    /** MRR at an instant: how much is booked, null while a rate is missing; and the kind of the movement. */
    private record Level(boolean isZero, @Nullable Long booked, MovementKind kind) {}

    /** In words: an instant, and what is lost, may be missing. */
    public record Told(
            String result, @Nullable Instant at, @Nullable Long lost) {}

    public void take(Correction correction) {
        movements.remove(correction.movement().key());
        if (!correction.voided()) {
            movements.put(correction.movement().key(), correction.movement());
        }
        levels = levels();
    }

    /** Returns the warning of an alert as it was first published. */
    public Told of(Alert raised, OutcomePolicy policy, Instant clock) {
        Instant end = raised.openedAt().plus(requireNonNull(policy.horizons().get(raised.kind())));
        List<Instant> within = new ArrayList<>(
                levels.subMap(raised.openedAt(), false, end, true).keySet());
        return raised.kind() == AlertKind.AT_RISK
                ? loss(raised.openedAt(), within, levels, policy, clock, end)
                : gain(raised.kind(), within, levels, clock, end);
    }

    private static Told gain(
            AlertKind kind, List<Instant> within, Map<Instant, Level> levels, Instant clock, Instant end) {
        MovementKind hoped = kind == AlertKind.WIN_BACK ? MovementKind.REACTIVATION : MovementKind.EXPANSION;
        return within.stream()
                .filter(at -> level(levels, at).kind() == hoped)
                .findFirst()
                .map(at -> new Told(hoped == MovementKind.EXPANSION ? "EXPANDED" : "REACTIVATED", at, null))
                .orElse(end.isBefore(clock) ? new Told("KEPT", end, null) : new Told("OPEN", null, null));
    }

    private static Told loss(
            Instant raisedAt,
            List<Instant> within,
            NavigableMap<Instant, Level> levels,
            OutcomePolicy policy,
            Instant clock,
            Instant end) {
        Map.Entry<Instant, Level> before = levels.floorEntry(raisedAt);
        if (before == null || before.getValue().isZero()) {
            return new Told("CHURNED", raisedAt, null);
        }
        Long base = before.getValue().booked();
        Instant churn = within.stream()
                .filter(at -> level(levels, at).isZero())
                .findFirst()
                .orElse(null);
        boolean waits = false;
        for (Instant at : within) {
            Instant known = at.plus(policy.lossLasts());
            boolean stays =
                    isLow(requireNonNull(levels.floorEntry(at.minusMillis(1))).getValue(), base, policy)
                            && within.indexOf(at) > 0;
            boolean lasts = levels.subMap(at, true, known, true).values().stream()
                    .allMatch(level -> isLow(level, base, policy));
            if (!stays && lasts && !level(levels, at).isZero() && (churn == null || known.isBefore(churn))) {
                if (known.isBefore(clock)) {
                    return new Told("CONTRACTED", at, lost(base, level(levels, at)));
                }
                waits = true;
            }
        }
        if (churn != null) {
            return new Told("CHURNED", churn, base);
        }
        return end.isBefore(clock) && !waits ? new Told("KEPT", end, null) : new Told("OPEN", null, null);
    }

    private static Level level(Map<Instant, Level> levels, Instant at) {
        return requireNonNull(levels.get(at));
    }

    private static boolean isLow(Level level, @Nullable Long base, OutcomePolicy policy) {
        if (level.isZero()) {
            return true;
        }
        return base != null
                && level.booked() != null
                && level.booked() < base
                && new BigDecimal(level.booked()).compareTo(policy.lossShare().multiply(new BigDecimal(base))) <= 0;
    }

    private static @Nullable Long lost(@Nullable Long base, Level level) {
        return base == null || level.booked() == null ? null : Long.valueOf(base - level.booked());
    }

    private NavigableMap<Instant, Level> levels() {
        Map<String, Long> micros = new TreeMap<>();
        Map<String, Long> booked = new TreeMap<>();
        Map<String, Boolean> waits = new TreeMap<>();
        NavigableMap<Instant, Level> levels = new TreeMap<>();
        for (Movement movement : movements.values()) {
            String currency = movement.key().currency();
            Long amount = movement.reportingAmount();
            micros.put(currency, movement.after());
            booked.merge(currency, amount == null ? 0 : amount, Long::sum);
            waits.merge(currency, movement.after() > movement.before() && amount == null, Boolean::logicalOr);
            if (movement.after() == 0) {
                waits.put(currency, false);
            }
            boolean isZero = micros.values().stream().allMatch(amounts -> amounts == 0);
            long sum = booked.values().stream().mapToLong(Long::longValue).sum();
            levels.put(
                    movement.key().at(),
                    new Level(isZero, waits.containsValue(true) ? null : Long.valueOf(sum), movement.kind()));
        }
        return levels;
    }
}
