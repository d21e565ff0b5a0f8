package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.outcome.Hindsight;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
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
    private final Holdout holdout;
    private final BusinessDays days;
    private final Map<String, List<GradedAlert>> byCustomer = new TreeMap<>();
    private final Map<Span, WindowGrades> windows = new LinkedHashMap<>();

    /** @param alerts all that there are, in any order */
    public Grading(Terms terms, List<GradedAlert> alerts, List<Span> windows) {
        this.hindsight = new Hindsight(terms.policy);
        this.holdout = terms.holdout;
        this.days = terms.days;
        alerts.forEach(alert -> byCustomer
                .computeIfAbsent(alert.customerId(), id -> new ArrayList<>())
                .add(alert));
        windows.forEach(window -> this.windows.put(window, new WindowGrades(window, hindsight, days)));
    }

    /**
     * Alerts are graded by these.
     *
     * @param holdout its customers are graded apart
     */
    public record Terms(OutcomePolicy policy, Holdout holdout, BusinessDays days) {}

    /** Takes all movements of one customer that hold. */
    public void add(String customerId, MrrHistory mrr) {
        boolean heldOut = holdout.holds(customerId);
        WindowGrades.Customer customer = new WindowGrades.Customer(
                mrr, hindsight.turns(mrr), byCustomer.getOrDefault(customerId, List.of()), heldOut);
        windows.values().forEach(window -> window.add(customer));
    }

    /** Returns a grade for each kind and rule of which there is something to say, in order. */
    public List<Grade> grades(Span window) {
        WindowGrades grades = windows.get(window);
        return grades == null ? List.of() : grades.of(byCustomer);
    }
}
