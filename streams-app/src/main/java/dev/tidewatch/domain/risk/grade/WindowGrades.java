package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.outcome.Hindsight;
import dev.tidewatch.domain.risk.outcome.Turn;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One window: what all customers did in it, and what alerts had said. */
final class WindowGrades {

    private final Span window;
    private final Hindsight hindsight;
    private final BusinessDays days;
    private final Map<Group, Ground> content = new HashMap<>();
    private final Map<Group, Recall> came = new HashMap<>();
    private final Map<Group, Recall> warned = new HashMap<>();
    private final Map<Boolean, Long> customerDays = new HashMap<>();

    WindowGrades(Span window, Hindsight hindsight, BusinessDays days) {
        this.window = window;
        this.hindsight = hindsight;
        this.days = days;
    }

    /**
     * A customer in all its time.
     *
     * @param heldOut whether it is one of the hold-out
     */
    record Customer(MrrHistory mrr, List<Turn> turns, List<GradedAlert> alerts, boolean heldOut) {

        private Group all(AlertKind kind) {
            return new Group(kind, null, heldOut);
        }
    }

    void add(Customer customer) {
        for (Turn turn : customer.turns()) {
            if (window.holds(turn.knownAt())) {
                came.merge(customer.all(turn.kind()), Recall.NONE.came(turn), (before, one) -> before.came(turn));
                warned(turn, customer)
                        .forEach((group, undecided) -> warned.merge(
                                group,
                                Recall.NONE.warned(turn, undecided),
                                (before, one) -> before.warned(turn, undecided)));
            }
        }
        for (AlertKind kind : AlertKind.values()) {
            Instant at = hindsight.raisedFor(kind, window.end());
            if (Hindsight.isConcerned(kind, at, customer.mrr())) {
                int right = hindsight.comesTrue(kind, at, customer.mrr()) ? 1 : 0;
                content.merge(customer.all(kind), new Ground(1, right, 0), Ground::plus);
            }
        }
        customerDays.merge(customer.heldOut(), paidDays(customer.mrr()), Long::sum);
    }

    /** Returns the groups of the alerts that had said it, and whether one of them came before the customer's own decision. */
    private static Map<Group, Boolean> warned(Turn turn, Customer customer) {
        Map<Group, Boolean> groups = new HashMap<>();
        for (GradedAlert alert : customer.alerts()) {
            if (alert.kind() == turn.kind()
                    && alert.isHeldOut() == customer.heldOut()
                    && alert.outcome().warning().covers(turn.at())) {
                groups.merge(Group.of(alert), alert.isUndecided(), Boolean::logicalOr);
            }
        }
        return groups;
    }

    private long paidDays(MrrHistory mrr) {
        long paid = 0;
        int from = window.lastDay() + 1;
        boolean pays = false;
        for (MrrEntry entry : mrr.entries()) {
            int day = days.of(entry.at());
            paid += pays ? window.days(from, day) : 0;
            from = day;
            pays = !entry.after().lines().isEmpty();
        }
        return paid + (pays ? window.days(from, window.lastDay() + 1) : 0);
    }

    /** Returns a grade for each group of which there is something to say. */
    List<Grade> of(Map<String, List<GradedAlert>> byCustomer) {
        SortedMap<Group, List<List<GradedAlert>>> groups = new TreeMap<>();
        for (AlertKind kind : AlertKind.values()) {
            groups.put(new Group(kind, null, false), new ArrayList<>());
            groups.put(new Group(kind, null, true), new ArrayList<>());
        }
        for (List<GradedAlert> own : byCustomer.values()) {
            Map<Group, List<GradedAlert>> apart = new HashMap<>();
            own.forEach(alert -> apart.computeIfAbsent(Group.of(alert), group -> new ArrayList<>())
                    .add(alert));
            apart.forEach((group, alerts) ->
                    groups.computeIfAbsent(group, one -> new ArrayList<>()).add(alerts));
        }
        List<Grade> grades = new ArrayList<>();
        groups.forEach((group, customers) -> grades.add(grade(group, customers)));
        grades.removeIf(Grade::isEmpty);
        return grades;
    }

    private Grade grade(Group group, List<List<GradedAlert>> customers) {
        List<GradedAlert> raised = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        List<GradedAlert> graded = new ArrayList<>();
        for (List<GradedAlert> own : customers) {
            for (GradedAlert alert : own) {
                if (window.holds(alert.raisedAt())) {
                    raised.add(alert);
                }
                if (alert.isGradedIn(window) && group.kind() == AlertKind.AT_RISK) {
                    graded.add(alert);
                }
            }
            Episode.of(own).stream().filter(one -> one.isGradedIn(window)).forEach(episodes::add);
        }
        Group all = new Group(group.kind(), null, group.heldOut());
        Ground ground = content.getOrDefault(all, Ground.NONE);
        return new Grade(
                group.kind(),
                group.rule(),
                group.heldOut(),
                raised.size(),
                Hits.of(episodes),
                warned.getOrDefault(group, Recall.NONE).of(came.getOrDefault(all, Recall.NONE)),
                ground.plus(new Ground(0, 0, customerDays.getOrDefault(group.heldOut(), 0L))),
                Acting.of(raised, episodes),
                Bin.of(graded));
    }
}
