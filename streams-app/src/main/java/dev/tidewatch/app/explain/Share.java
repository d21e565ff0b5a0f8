package dev.tidewatch.app.explain;

import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one customer makes of a figure, and why.
 *
 * @param amount not 0
 * @param mrrStart its MRR in the segment at the window's start
 * @param mrr the same at the window's end
 * @param causes the movements in the window that make the amount; else the newest before the amount is read
 */
record Share(String customerId, BigDecimal amount, BigDecimal mrrStart, BigDecimal mrr, List<Cause> causes) {

    Share because(List<Cause> known) {
        return new Share(customerId, amount, mrrStart, mrr, known);
    }

    /**
     * A movement behind a share.
     *
     * @param amount of the share; null where no single movement makes it, and for all but the first currency of an instant
     * @param revisions of the movement, the oldest first
     */
    record Cause(@Nullable BigDecimal amount, MrrMovement movement, List<MrrMovement> revisions) {}
}
