package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.risk.outcome.Turn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Holds what came in a window, and which of it an alert had said.
 *
 * @param came losses; of WIN_BACK reactivations, of UPSELL expansions
 * @param warned those that came within the horizon of an alert
 * @param warnedUndecided those of them of which an alert came before the customer had scheduled its end
 * @param mrrCame micros of the reporting currency, as far as rates are known
 * @param mrrWarned of those that an alert had said
 */
public record Recall(int came, int warned, int warnedUndecided, long mrrCame, long mrrWarned) {

    static final Recall NONE = new Recall(0, 0, 0, 0, 0);

    Recall came(Turn turn) {
        return new Recall(came + 1, warned, warnedUndecided, plus(mrrCame, turn), mrrWarned);
    }

    Recall warned(Turn turn, boolean undecided) {
        return new Recall(came, warned + 1, warnedUndecided + (undecided ? 1 : 0), mrrCame, plus(mrrWarned, turn));
    }

    /** Returns what came in all, and what this has of it. */
    Recall of(Recall all) {
        return new Recall(all.came, warned, warnedUndecided, all.mrrCame, mrrWarned);
    }

    private static long plus(long sum, Turn turn) {
        return turn.mrr() == null ? sum : Math.addExact(sum, turn.mrr());
    }

    /** Returns the share of what came that an alert had said; null if nothing came. */
    public @Nullable BigDecimal share() {
        return Proportion.of(warned, came);
    }

    /** Returns the same of alerts that came before the customer's own decision. */
    public @Nullable BigDecimal shareUndecided() {
        return Proportion.of(warnedUndecided, came);
    }

    /** Returns the share of the MRR. */
    public @Nullable BigDecimal shareOfMrr() {
        return Proportion.of(mrrWarned, mrrCame);
    }
}
