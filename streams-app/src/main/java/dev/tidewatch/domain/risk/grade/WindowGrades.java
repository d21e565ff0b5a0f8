package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.risk.alert.AlertKind;
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
    private final Map<AlertKind, Ground> grounds = new HashMap<>();
    private final Map<AlertKind, Recall> came = new HashMap<>();
    private final Map<Group, Recall> warned = new HashMap<>();
    private long customerDays;

    WindowGrades(Span window, Hindsight hindsight) {
        this.window = window;
        this.hindsight = hindsight;
    }

    void add(MrrHistory mrr, List<Turn> turns, List<GradedAlert> own, BusinessDays days) {
        for (Turn turn : turns) {
            if (window.holds(turn.knownAt())) {
                came.merge(turn.kind(), Recall.NONE.came(turn), (before, one) -> before.came(turn));
                warned(turn, own)
                        .forEach((group, undecided) -> warned.merge(
                                group,
                                Recall.NONE.warned(turn, undecided),
                                (before, one) -> before.warned(turn, undecided)));
            }
        }
        for (AlertKind kind : AlertKind.values()) {
            Instant at = hindsight.raisedFor(kind, window.end());
            if (Hindsight.isConcerned(kind, at, mrr)) {
                grounds.merge(kind, new Ground(1, hindsight.comesTrue(kind, at, mrr) ? 1 : 0, 0), Ground::plus);
            }
        }
        customerDays += paidDays(mrr, days);
    }

    /** Returns the groups of the alerts that had said it, and whether one of them came before the customer's own decision. */
    private static Map<Group, Boolean> warned(Turn turn, List<GradedAlert> own) {
        Map<Group, Boolean> groups = new HashMap<>();
        for (GradedAlert alert : own) {
            if (alert.kind() == turn.kind() && alert.outcome().warning().covers(turn.at())) {
                groups.merge(Group.of(alert), alert.isUndecided(), Boolean::logicalOr);
            }
        }
        return groups;
    }

    private int paidDays(MrrHistory mrr, BusinessDays days) {
        int paid = 0;
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
            groups.put(new Group(kind, null), new ArrayList<>());
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
        int raised = 0;
        List<Episode> episodes = new ArrayList<>();
        List<GradedAlert> graded = new ArrayList<>();
        for (List<GradedAlert> own : customers) {
            for (GradedAlert alert : own) {
                raised += window.holds(alert.raisedAt()) ? 1 : 0;
                if (alert.isGradedIn(window) && group.kind() == AlertKind.AT_RISK) {
                    graded.add(alert);
                }
            }
            Episode.of(own).stream().filter(one -> one.isGradedIn(window)).forEach(episodes::add);
        }
        Ground ground = grounds.getOrDefault(group.kind(), Ground.NONE);
        return new Grade(
                group.kind(),
                group.rule(),
                raised,
                Hits.of(episodes),
                warned.getOrDefault(group, Recall.NONE).of(came.getOrDefault(group.kind(), Recall.NONE)),
                ground.plus(new Ground(0, 0, customerDays)),
                Bin.of(graded));
    }
}
