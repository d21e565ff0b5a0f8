package dev.tidewatch.domain.risk.outcome;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Grades a customer's alerts: {@code (outcomes, raised, known) -> outcomes + records}. An outcome is a function of the alert as it was
 * raised, of the MRR as it stands and of the clock, so late events restate it.
 */
public final class OutcomeFold {

    /**
     * So many alerts whose time is over are kept of a customer whose subscription events have stopped: only these could change the
     * outcome of more.
     */
    static final int LATE_ONES = 20;

    private final OutcomePolicy policy;
    private final Duration lateness;

    public OutcomeFold(OutcomePolicy policy, Duration lateness) {
        this.policy = policy;
        this.lateness = lateness;
    }

    /**
     * Alerts are graded by these.
     *
     * @param foldedBefore no event changes the MRR before it any more
     * @param heldOut whether the customer is one of the hold-out; it is asked of alerts that are raised
     * @param responses what people did, as far as the step told of it
     */
    public record Known(MrrHistory mrr, Instant foldedBefore, Instant clock, boolean heldOut, Responses responses) {}

    /** Tells what people did about an alert. */
    public interface Responses {

        /** The step told of nothing. */
        Responses NONE = (origin, raisedAt) -> Response.NONE;

        Response to(AlertOrigin origin, Instant raisedAt);
    }

    /**
     * Grades the alerts that are kept and those that were raised; it publishes the outcomes that are new, or another than before, in order.
     *
     * @param raised the first publications of alerts since the last grading
     */
    public Decision<Outcomes, List<Outcome>> grade(Outcomes before, List<Alert> raised, Known known) {
        List<Outcome> all = changeable(before.outcomes(), known);
        List<Outcome> published = new ArrayList<>();
        for (Alert alert : raised) {
            Outcome open = Outcome.open(with(Warning.of(alert, policy, known.heldOut()), known));
            all.add(open);
            published.add(open);
        }
        List<Outcome> kept = new ArrayList<>(all.size());
        Instant due = null;
        for (Outcome outcome : all) {
            Verdict verdict = Verdict.at(with(outcome.warning(), known), policy, known.mrr(), known.clock());
            kept.add(verdict.outcome());
            due = earlier(due, verdict.due());
            if (!verdict.outcome().equals(outcome)) {
                published.add(verdict.outcome());
            }
        }
        Outcomes after = kept.isEmpty() ? Outcomes.NONE : new Outcomes(kept, due);
        return Decision.of(after.equals(before) ? before : after, published);
    }

    private static Warning with(Warning warning, Known known) {
        Response more = known.responses().to(warning.origin(), warning.raisedAt());
        return more.equals(Response.NONE) ? warning : warning.and(more);
    }

    /**
     * Without those that are known and that nothing changes any more, and of those whose time is over no more than are kept. One that is
     * still open is graded first: the event that comes after its time moves the boundary in the same step.
     */
    private List<Outcome> changeable(List<Outcome> outcomes, Known known) {
        List<Outcome> changeable = new ArrayList<>(outcomes.size());
        int late = 0;
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            Outcome outcome = outcomes.get(i);
            Instant end = policy.lastOf(outcome.warning());
            boolean isLate =
                    outcome.result() != Result.OPEN && end.plus(lateness).isBefore(known.clock());
            late += isLate ? 1 : 0;
            boolean isSettled = outcome.result() != Result.OPEN && end.isBefore(known.foldedBefore());
            if (!isSettled && (!isLate || late <= LATE_ONES)) {
                changeable.add(0, outcome);
            }
        }
        return changeable;
    }
}
