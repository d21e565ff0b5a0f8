package dev.tidewatch.app.groups;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison as a person reads it. */
public final class GroupsText {

    private static final String ROW = "%-20s  %10s  %18s  %18s  %9s  %s%n";

    private final PrintWriter out;

    public GroupsText(PrintWriter out) {
        this.out = out;
    }

    public void print(Groups groups) {
        Groups.Words words = groups.words();
        out.printf(
                "%s by %s, over %s up to the end of %s%n%n",
                words.figure(), groups.attribute(), groups.window(), groups.day());
        out.printf(ROW, groups.attribute(), "customers", words.all(), words.some(), "figure", "published");
        for (Group group : groups.groups()) {
            out.printf(
                    ROW,
                    group.name(),
                    group.customers(),
                    plain(group.below()),
                    plain(group.above()),
                    percent(group.figure()),
                    published(group));
        }
        List<Group> others = groups.groups().subList(1, groups.groups().size());
        for (Group other : others) {
            print(other, groups.compared(other), groups);
        }
        out.flush();
    }

    private void print(Group other, Groups.@Nullable Compared compared, Groups groups) {
        String pair = other.name() + " less " + groups.groups().get(0).name();
        if (compared == null) {
            out.printf("%n%s: one of them has no figure, because nothing is below the line.%n", pair);
            return;
        }
        Interval interval = compared.interval();
        out.printf(
                "%n%s: %s points; 95 %% interval from %s to %s points (%s).%n",
                pair,
                signed(compared.difference()),
                signed(BigDecimal.valueOf(interval.low())),
                signed(BigDecimal.valueOf(interval.high())),
                other.shares() == null ? "Newcombe" : "2000 samples of customers");
        out.println(verdict(compared));
    }

    private static String verdict(Groups.Compared compared) {
        if (compared.more() == 0) {
            return "0 lies outside: chance alone rarely makes such a difference.";
        }
        return compared.more() < 0
                ? "They do not differ: no number of customers would tell them apart."
                : "0 lies within: it may be chance. About " + compared.more()
                        + " more customers, split as these are, would tell such a difference in 8 of 10 cases.";
    }

    private static String published(Group group) {
        if (group.published() == null) {
            return "no row";
        }
        return group.agrees() ? "equal" : percent(group.published());
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "none" : hundredths(share) + " %";
    }

    private static String signed(BigDecimal share) {
        String text = hundredths(share);
        return share.signum() > 0 ? "+" + text : text;
    }

    private static String hundredths(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
