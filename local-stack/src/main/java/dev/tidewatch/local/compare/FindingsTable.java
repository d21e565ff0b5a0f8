package dev.tidewatch.local.compare;

import dev.tidewatch.domain.comparison.DecidedDifference;
import dev.tidewatch.domain.comparison.FigureDifference;
import dev.tidewatch.domain.comparison.MovementDifference;
import dev.tidewatch.domain.comparison.StatedMovement;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.ProfileSetting;
import dev.tidewatch.domain.profile.ProfileValues;
import dev.tidewatch.local.compare.CompareCommand.Side;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings as a person reads them. */
final class FindingsTable {

    private static final String FIGURE = "%-30s %18s %18s%n";
    private static final String EFFECT = "  %-28s %18s  %s%n";
    private static final String MOVEMENT = "%-24s %-42s %s%n";
    private static final int MOST_CUSTOMERS = 5;
    private static final int MOST_MOVEMENTS = 20;

    private final Side left;
    private final Side right;

    FindingsTable(Side left, Side right) {
        this.left = left;
        this.right = right;
    }

    void print(Findings findings, PrintWriter out) {
        settings(findings, out);
        figures(findings, out);
        movements(findings, out);
    }

    private void settings(Findings findings, PrintWriter out) {
        out.printf(FIGURE, "setting", left.name(), right.name());
        for (ProfileSetting setting : findings.settings()) {
            out.printf(FIGURE, setting.key(), value(setting, left), value(setting, right));
        }
        if (findings.settings().isEmpty()) {
            out.println("none differs");
        }
        out.println();
    }

    private void figures(Findings findings, PrintWriter out) {
        LocalDate day = LocalDate.ofEpochDay(findings.scope().day());
        out.printf(
                FIGURE,
                findings.scope().segment() + ", " + findings.scope().window() + ", " + day,
                left.name(),
                right.name());
        findings.figures().forEach(figure -> figure(figure, out));
        if (findings.figures().isEmpty()) {
            out.println("none differs");
        }
        out.println();
    }

    private static void figure(FigureDifference figure, PrintWriter out) {
        out.printf(FIGURE, figure.figure(), plain(figure.left()), plain(figure.right()));
        for (FigureDifference.Effect effect : figure.effects()) {
            String change = change(figure.left(), effect.becomes());
            out.printf(EFFECT, effect.setting().key(), change, some(effect.customers()));
        }
        BigDecimal together = figure.together();
        if (together == null && figure.rule().isTogether()) {
            out.printf(EFFECT, "together", change(figure.left(), figure.right()), figure.rule());
        } else if (together != null && together.signum() != 0) {
            out.printf(EFFECT, "together", signed(together), figure.rule());
        }
    }

    private void movements(Findings findings, PrintWriter out) {
        SortedMap<String, List<DecidedDifference>> byRule = new TreeMap<>();
        findings.movements()
                .forEach(found -> byRule.computeIfAbsent(found.rule().toString(), rule -> new ArrayList<>())
                        .add(found));
        out.printf(MOVEMENT, "movements of all time", left.name(), right.name());
        byRule.forEach((rule, found) -> movements(rule, found, out));
        if (byRule.isEmpty()) {
            out.println("none differs");
        }
        out.printf(
                "%d of %d customers differ%n", customers(findings.movements()).size(), findings.customers());
    }

    private static void movements(String rule, List<DecidedDifference> found, PrintWriter out) {
        out.println(rule);
        for (DecidedDifference one : found.subList(0, Math.min(MOST_MOVEMENTS, found.size()))) {
            MovementDifference difference = one.difference();
            out.printf(MOVEMENT, "  " + one.customerId(), said(difference.left()), said(difference.right()));
        }
        if (found.size() > MOST_MOVEMENTS) {
            out.printf(
                    "  and %d more, in all of %d customers; --output json has them%n",
                    found.size() - MOST_MOVEMENTS, customers(found).size());
        }
    }

    private static Set<String> customers(List<DecidedDifference> found) {
        return found.stream().map(DecidedDifference::customerId).collect(Collectors.toSet());
    }

    private static String value(ProfileSetting setting, Side side) {
        return ProfileValues.text(setting, side.settings().profile());
    }

    private static String said(@Nullable StatedMovement movement) {
        return movement == null
                ? "-"
                : movement.key().at() + " " + movement.kind() + " "
                        + signed(Amounts.ofMicros(movement.amount())) + " "
                        + movement.key().currency();
    }

    private static String some(List<String> customers) {
        List<String> first = customers.subList(0, Math.min(MOST_CUSTOMERS, customers.size()));
        int more = customers.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String change(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from == null || to == null ? "to " + plain(to) : signed(to.subtract(from));
    }

    private static String signed(BigDecimal amount) {
        return amount.signum() > 0 ? "+" + plain(amount) : plain(amount);
    }

    private static String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "-";
        }
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
