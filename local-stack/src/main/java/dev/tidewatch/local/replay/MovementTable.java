package dev.tidewatch.local.replay;

import dev.tidewatch.output.MovementKind;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;

/** The movements that hold, as a person reads them. */
final class MovementTable {

    private static final String ROW = "%-14s %10s %18s%n";

    private MovementTable() {}

    static void print(MovementTotals totals, PrintWriter out) {
        for (String currency : totals.currencies()) {
            out.printf(ROW, "", "movements", currency + " a month");
            for (Map.Entry<MovementKind, MovementTotals.Total> kind :
                    totals.byKind(currency).entrySet()) {
                MovementTotals.Total total = kind.getValue();
                out.printf(ROW, kind.getKey(), total.count(), signed(total.amount()));
            }
            out.printf(ROW, "closing MRR", "", plain(totals.closingMrr(currency)));
        }
    }

    private static String signed(BigDecimal amount) {
        return amount.signum() > 0 ? "+" + plain(amount) : plain(amount);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
