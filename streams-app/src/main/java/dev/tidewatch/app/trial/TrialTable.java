package dev.tidewatch.app.trial;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trial as a person reads it: a line for each rule. */
public final class TrialTable {

    private static final String FORMAT = "%-28s %8s %10s %6s %7s %7s %7s %8s%n";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PrintWriter out;

    public TrialTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints it. */
    public void print(Trial trial, ZoneId zone, int horizonDays) {
        out.println("Up to " + LocalDate.ofInstant(trial.ends(), zone) + ", " + percent(trial.baseRate())
                + " of the customers that paid at the beginning of a month were lost within " + horizonDays + " days.");
        out.println();
        out.printf(FORMAT, "", "alerts", "graded", "right", "share", "lift", "lead", "beside");
        for (Tried one : trial.tried()) {
            BigDecimal share = one.hits().precision();
            out.printf(
                    FORMAT,
                    one.rule() == null ? "(the score)" : one.rule(),
                    one.alerts(),
                    one.hits().episodes(),
                    one.hits().right(),
                    percent(share),
                    rounded(trial.lift(one)),
                    one.hits().medianLeadDays() == null
                            ? ""
                            : one.hits().medianLeadDays().toPlainString(),
                    one.beside());
        }
        out.println();
        List.of(
                        "alerts: raised by the rule by itself. graded: customers warned of whose horizon is over. right: lost within it.",
                        "lift: share, divided by that of all customers. lead: days ahead, median of the right ones.",
                        "beside: alerts it raises beside the score and the other rules, of which one tells of a cause.")
                .forEach(out::println);
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null
                ? "none"
                : share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private static String rounded(@Nullable BigDecimal number) {
        return number == null ? "" : number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
