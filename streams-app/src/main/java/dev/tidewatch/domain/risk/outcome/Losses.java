package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the first loss after an alert, in the order in which losses are known: MRR of 0 at once, MRR that is low once it has stayed
 * there. So a customer that leaves in two steps within that time has churned.
 */
final class Losses {

    private final Warning warning;
    private final OutcomePolicy policy;
    private final Instant clock;
    private final MrrPosition before;

    /** The entry at which the MRR became low, and has not risen since; null while it is not low. */
    private @Nullable MrrEntry low;

    private Losses(Warning warning, OutcomePolicy policy, Instant clock, MrrPosition before) {
        this.warning = warning;
        this.policy = policy;
        this.clock = clock;
        this.before = before;
    }

    static Verdict of(Warning warning, OutcomePolicy policy, MrrHistory mrr, Instant clock) {
        MrrPosition before = mrr.opening().position();
        for (MrrEntry entry : mrr.entries()) {
            before = entry.at().isAfter(warning.raisedAt()) ? before : entry.after();
        }
        return new Losses(warning, policy, clock, before).in(mrr);
    }

    private Verdict in(MrrHistory mrr) {
        if (before.lines().isEmpty()) {
            return Verdict.of(warning, Result.CHURNED, warning.raisedAt(), null);
        }
        for (MrrEntry entry : mrr.entries()) {
            if (entry.at().isAfter(warning.raisedAt())) {
                Verdict lasted = low != null && lastsUntil(low).isBefore(entry.at()) ? contracted(low) : null;
                Verdict verdict = lasted == null ? next(entry) : lasted;
                if (verdict != null) {
                    return verdict;
                }
            }
        }
        if (low == null) {
            return Verdict.quiet(warning, clock);
        }
        return lastsUntil(low).isBefore(clock) ? contracted(low) : Verdict.open(warning, lastsUntil(low));
    }

    private @Nullable Verdict next(MrrEntry entry) {
        boolean gone = entry.after().lines().isEmpty();
        if (gone && warning.covers(entry.at())) {
            return Verdict.of(warning, Result.CHURNED, entry.at(), lost(entry));
        }
        if (!gone && !isLow(entry)) {
            low = null;
        } else if (low == null && warning.covers(entry.at())) {
            low = entry;
        }
        return null;
    }

    private boolean isLow(MrrEntry entry) {
        return before.waiting().isEmpty()
                && entry.after().waiting().isEmpty()
                && policy.isLoss(entry.after().booked(), before.booked());
    }

    private Instant lastsUntil(MrrEntry entry) {
        return entry.at().plus(policy.lossLasts());
    }

    private Verdict contracted(MrrEntry entry) {
        return Verdict.of(warning, Result.CONTRACTED, entry.at(), lost(entry));
    }

    private @Nullable Long lost(MrrEntry entry) {
        long lost = before.booked() - entry.after().booked();
        return before.waiting().isEmpty() && lost > 0 ? Long.valueOf(lost) : null;
    }
}
