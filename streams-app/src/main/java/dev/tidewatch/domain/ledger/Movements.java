package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.worth.LineAmount;
import dev.tidewatch.domain.worth.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Reads the movements off the groups: docs/formulas.md, "Movements". */
final class Movements {

    private final String reportingCurrency;
    private final List<Movement> movements = new ArrayList<>();
    private boolean started;

    private Movements(String reportingCurrency, boolean started) {
        this.reportingCurrency = reportingCurrency;
        this.started = started;
    }

    /**
     * Sorted by key.
     *
     * @param started whether the customer had a movement before
     */
    static List<Movement> of(List<Group> groups, boolean started, String reportingCurrency) {
        Movements movements = new Movements(reportingCurrency, started);
        for (Group group : groups) {
            movements.add(group);
        }
        return movements.movements;
    }

    private void add(Group group) {
        SortedSet<String> currencies = group.before().currencies();
        currencies.addAll(group.after().currencies());
        MovementKind kind = customerKind(group);
        for (String currency : currencies) {
            Position before = group.before().in(currency);
            Position after = group.after().in(currency);
            if (!before.equals(after)) {
                movements.add(leg(group, currency, before, after, kind));
                started = true;
            }
        }
    }

    /** Null where the sign of the leg decides. */
    private @Nullable MovementKind customerKind(Group group) {
        if (group.before().isEmpty()) {
            return started ? MovementKind.REACTIVATION : MovementKind.NEW;
        }
        return group.after().isEmpty() ? MovementKind.CHURN : null;
    }

    private Movement leg(
            Group group, String currency, Position before, Position after, @Nullable MovementKind customerKind) {
        long from = before.micros(currency);
        long to = after.micros(currency);
        MovementKind kind = customerKind == null ? bySign(to - from) : customerKind;
        return new Movement(
                new MovementKey(group.start(), currency),
                kind,
                kind == MovementKind.CHURN ? group.lastStop() : null,
                from,
                to,
                currency.equals(reportingCurrency) ? to - from : null,
                lines(before.amounts(), after.amounts()),
                Collections.unmodifiableSet(group.rule()),
                List.copyOf(group.subscriptionIds()),
                List.copyOf(group.causes()));
    }

    private static MovementKind bySign(long amount) {
        if (amount == 0) {
            return MovementKind.TRANSFER;
        }
        return amount > 0 ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
    }

    private static List<MovementLine> lines(List<LineAmount> before, List<LineAmount> after) {
        List<MovementLine> lines = new ArrayList<>();
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            int order = order(before, b, after, a);
            long left = order <= 0 ? before.get(b).micros() : 0;
            long right = order >= 0 ? after.get(a).micros() : 0;
            lines.add(new MovementLine(
                    order <= 0 ? before.get(b).line() : after.get(a).line(), left, right));
            b += order <= 0 ? 1 : 0;
            a += order >= 0 ? 1 : 0;
        }
        return List.copyOf(lines);
    }

    private static int order(List<LineAmount> before, int b, List<LineAmount> after, int a) {
        if (b == before.size()) {
            return 1;
        }
        return a == after.size()
                ? -1
                : before.get(b).line().compareTo(after.get(a).line());
    }

    /** Whether any movement lies before the instant. */
    static boolean anyBefore(List<Movement> movements, Instant instant) {
        return !movements.isEmpty() && movements.get(0).key().at().isBefore(instant);
    }
}
