package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads off a customer's whole MRR what came, whether an alert had said so or not; docs/alerts.md, "Grades". */
public final class Hindsight {

    private final OutcomePolicy policy;

    public Hindsight(OutcomePolicy policy) {
        this.policy = policy;
    }

    /** Returns all that came, in order of time. */
    public List<Turn> turns(MrrHistory mrr) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < mrr.entries().size(); i++) {
            MrrEntry entry = mrr.entries().get(i);
            Instant at = entry.at();
            if (entry.kind() == MovementKind.REACTIVATION) {
                turns.add(new Turn(AlertKind.WIN_BACK, at, at, size(before(mrr, i), entry.after())));
            } else if (entry.kind() == MovementKind.EXPANSION) {
                turns.add(new Turn(AlertKind.UPSELL, at, at, size(before(mrr, i), entry.after())));
            }
            Turn loss = loss(mrr, i);
            if (loss != null) {
                turns.add(loss);
            }
        }
        return turns;
    }

    private @Nullable Turn loss(MrrHistory mrr, int number) {
        MrrPosition before = before(mrr, number);
        MrrPosition after = mrr.entries().get(number).after();
        Instant at = mrr.entries().get(number).at();
        if (before.lines().isEmpty()) {
            return null;
        }
        if (after.lines().isEmpty()) {
            return new Turn(AlertKind.AT_RISK, at, at, fallenFrom(mrr, number));
        }
        return isLow(after, before) && stays(before, mrr.entries(), number)
                ? new Turn(AlertKind.AT_RISK, at, at.plus(policy.lossLasts()), size(after, before))
                : null;
    }

    /** Returns the highest MRR that the customer had while a low MRR would have had to last: it may have left in steps. */
    private @Nullable Long fallenFrom(MrrHistory mrr, int number) {
        Instant from = mrr.entries().get(number).at().minus(policy.lossLasts());
        long highest = 0;
        for (int i = number; i >= 0 && !mrr.entries().get(i).at().isBefore(from); i--) {
            if (!before(mrr, i).waiting().isEmpty()) {
                return null;
            }
            highest = Math.max(highest, before(mrr, i).booked());
        }
        return highest;
    }

    private static MrrPosition before(MrrHistory mrr, int number) {
        return number == 0
                ? mrr.opening().position()
                : mrr.entries().get(number - 1).after();
    }

    private boolean stays(MrrPosition before, List<MrrEntry> entries, int number) {
        Instant until = entries.get(number).at().plus(policy.lossLasts());
        for (int i = number + 1; i < entries.size() && !entries.get(i).at().isAfter(until); i++) {
            MrrPosition after = entries.get(i).after();
            if (after.lines().isEmpty() || !isLow(after, before)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLow(MrrPosition now, MrrPosition before) {
        return before.waiting().isEmpty() && now.waiting().isEmpty() && policy.isLoss(now.booked(), before.booked());
    }

    private static @Nullable Long size(MrrPosition less, MrrPosition more) {
        return less.waiting().isEmpty() && more.waiting().isEmpty()
                ? Long.valueOf(more.booked() - less.booked())
                : null;
    }

    /** Returns when an alert would have to be raised for its outcome to be certain just at an instant. */
    public Instant raisedFor(AlertKind kind, Instant certain) {
        Instant end = kind == AlertKind.AT_RISK ? certain.minus(policy.lossLasts()) : certain;
        return end.minus(policy.horizon(kind));
    }

    /** Returns true if an alert of the kind could have been about the customer: of WIN_BACK it has left, of others it pays. */
    public static boolean isConcerned(AlertKind kind, Instant at, MrrHistory mrr) {
        boolean isKnown = false;
        boolean pays = false;
        for (MrrEntry entry : mrr.entries()) {
            if (!entry.at().isAfter(at)) {
                isKnown = true;
                pays = !entry.after().lines().isEmpty();
            }
        }
        return kind == AlertKind.WIN_BACK ? isKnown && !pays : pays;
    }

    /** Returns true if an alert that is raised at the instant comes true, as far as the MRR is known. */
    public boolean comesTrue(AlertKind kind, Instant raisedAt, MrrHistory mrr) {
        Warning warning =
                new Warning(kind, raisedAt, raisedAt.plus(policy.horizon(kind)), BigDecimal.ZERO, 0, false, false);
        return Verdict.at(warning, policy, mrr, Instant.MAX).outcome().result().isRight();
    }
}
