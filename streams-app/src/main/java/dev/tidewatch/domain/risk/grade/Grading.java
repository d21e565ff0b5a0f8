package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.risk.outcome.Hindsight;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import dev.tidewatch.domain.risk.outcome.Turn;
import dev.tidewatch.domain.time.BusinessDays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Grades alerts over windows: a function of their outcomes and of the movements of every customer. First each customer is added, in any
 * order; then the grades can be asked for.
 */
public final class Grading {

    private final Hindsight hindsight;
    private final BusinessDays days;
    private final Map<String, List<GradedAlert>> byCustomer = new TreeMap<>();
    private final Map<Span, WindowGrades> windows = new LinkedHashMap<>();

    /** @param alerts all that there are, in any order */
    public Grading(OutcomePolicy policy, BusinessDays days, List<GradedAlert> alerts, List<Span> windows) {
        this.hindsight = new Hindsight(policy);
        this.days = days;
        alerts.forEach(alert -> byCustomer
                .computeIfAbsent(alert.customerId(), id -> new ArrayList<>())
                .add(alert));
        windows.forEach(window -> this.windows.put(window, new WindowGrades(window, hindsight)));
    }

    /** Takes all movements of one customer that hold. */
    public void add(String customerId, MrrHistory mrr) {
        List<Turn> turns = hindsight.turns(mrr);
        List<GradedAlert> own = byCustomer.getOrDefault(customerId, List.of());
        windows.values().forEach(window -> window.add(mrr, turns, own, days));
    }

    /** Returns a grade for each kind and rule of which there is something to say, in order. */
    public List<Grade> grades(Span window) {
        WindowGrades grades = windows.get(window);
        return grades == null ? List.of() : grades.of(byCustomer);
    }
}
