package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.valuation.LineAmount;
import dev.tidewatch.domain.valuation.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/** Reads the movements off the groups: docs/formulas.md, "Movements". */
final class Movements {

    private final Books books;
    private final List<Movement> movements = new ArrayList<>();
    private boolean started;

    private Movements(Books books, boolean started) {
        this.books = books;
        this.started = started;
    }

    /**
     * Sorted by key.
     *
     * @param started whether the customer had a movement before
     */
    static List<Movement> of(List<Group> groups, boolean started, Books books) {
        Movements movements = new Movements(books, started);
        for (Group group : groups) {
            movements.add(group);
        }
        return movements.movements;
    }

    private void add(Group group) {
        List<Leg> legs = legs(group);
        if (!legs.isEmpty()) {
            MovementKind kind = kind(group, legs);
            legs.forEach(leg -> movements.add(movement(group, leg, kind)));
            started = true;
        }
    }

    private record Leg(MovementKey key, Position before, Position after, Books.Entry entry) {

        long amount() {
            return after.micros() - before.micros();
        }

        long reportingAmount() {
            Long amount = entry.amount();
            return amount == null ? 0 : amount;
        }
    }

    private List<Leg> legs(Group group) {
        SortedSet<String> currencies = group.before().currencies();
        currencies.addAll(group.after().currencies());
        List<Leg> legs = new ArrayList<>(currencies.size());
        for (String currency : currencies) {
            Position before = group.before().in(currency);
            Position after = group.after().in(currency);
            if (!before.equals(after)) {
                MovementKey key = new MovementKey(group.start(), currency);
                legs.add(new Leg(key, before, after, books.enter(key, before.micros(), after.micros())));
            }
        }
        return legs;
    }

    /** Returns what it is to the customer; of several legs, what they come to in the reporting currency. */
    private MovementKind kind(Group group, List<Leg> legs) {
        if (group.before().isEmpty()) {
            return started ? MovementKind.REACTIVATION : MovementKind.NEW;
        }
        if (group.after().isEmpty()) {
            return MovementKind.CHURN;
        }
        return legs.size() == 1
                ? bySign(legs.get(0).amount())
                : bySign(legs.stream().mapToLong(Leg::reportingAmount).sum());
    }

    private static Movement movement(Group group, Leg leg, MovementKind kind) {
        return new Movement(
                leg.key(),
                kind,
                kind == MovementKind.CHURN ? group.lastStop() : null,
                leg.before().micros(),
                leg.after().micros(),
                leg.entry().amount(),
                leg.entry().price(),
                lines(leg.before().amounts(), leg.after().amounts()),
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
}
