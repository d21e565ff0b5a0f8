package dev.tidewatch.local.demo;

import dev.tidewatch.local.demo.screen.Line;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures as text: the same figures and status give the same lines, none wider than {@link #WIDTH}. */
final class DemoView {

    static final int WIDTH = 80;

    static final String ROLLING = "P30D";
    static final String TO_DATE = "MTD";

    private static final int SENTENCES = 5;
    private static final int ALERTS = 3;
    private static final String PLAN = " | %-15.15s%8s%6s";

    private DemoView() {}

    /** The whole screen. */
    static List<Line> lines(Figures figures, Status status) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                Line.strong("Tidewatch demo, simulated, " + status.pace() + "; its time: " + Words.time(status.now())));
        lines.add(Line.strong("The page: " + status.page()));
        lines.add(Line.faint("Kafka " + status.kafka() + "   schema registry " + status.registry()));
        lines.add(Line.plain(""));
        RetentionMetrics rolling = figures.all(ROLLING);
        if (rolling == null) {
            lines.add(Line.plain("reading its history, waiting for the first figures of retention-metrics"));
        } else {
            lines.add(headline(rolling));
            lines.add(Line.plain(""));
            addTables(lines, figures, rolling);
        }
        addMovements(lines, figures);
        addAlerts(lines, figures);
        lines.add(Line.plain(""));
        lines.add(Line.faint(footer(rolling, status)));
        return lines.stream().map(line -> line.cutTo(WIDTH)).toList();
    }

    /** The most important of it on one line. */
    static String summary(Figures figures, Status status) {
        RetentionMetrics rolling = figures.all(ROLLING);
        List<MrrMovement> latest = figures.latestMovements(1);
        return Words.time(status.now())
                + "  " + reading(rolling, status)
                + (rolling == null ? "" : brief(rolling))
                + figures.openAlerts().map(open -> "  alerts " + open).orElse("")
                + "  events " + Words.count(status.sent())
                + "  movements " + Words.count(figures.movementRecords())
                + (status.isWaiting() ? "  waits for the pipeline" : "")
                + (latest.isEmpty() ? "" : "  " + Words.sentence(latest.get(0)));
    }

    /** Figures rise fast while the history is read, and a reader should know why. */
    private static String reading(@Nullable RetentionMetrics row, Status status) {
        if (row == null) {
            return "reading its history, waiting for the first figures";
        }
        return status.isReadingHistory(row.getAsOf())
                ? "reading its history, at " + Words.time(row.getAsOf()) + ": "
                : "";
    }

    private static String brief(RetentionMetrics row) {
        return "MRR " + Words.money(row.getMrr())
                + "  customers " + Words.count(row.getCustomers())
                + "  30 days: new " + Words.count(row.getNewCount())
                + " churned " + Words.count(row.getChurnCount())
                + " NRR " + Words.percent(row.getNrr());
    }

    private static Line headline(RetentionMetrics row) {
        return Line.strong("MRR " + row.getReportingCurrency() + " " + Words.money(row.getMrr())
                + "   ARR " + Words.money(row.getArr())
                + "   customers " + Words.count(row.getCustomers()));
    }

    private static void addTables(List<Line> lines, Figures figures, RetentionMetrics rolling) {
        List<String> left = new WindowTable(rolling, figures.all(TO_DATE)).lines();
        List<String> right = plans(figures.plans(ROLLING));
        for (int i = 0; i < left.size(); i++) {
            String text = left.get(i) + (i < right.size() ? right.get(i) : "");
            lines.add(i == 0 ? Line.strong(text) : Line.plain(text));
        }
    }

    private static List<String> plans(List<RetentionMetrics> rows) {
        List<String> plans = new ArrayList<>();
        plans.add(PLAN.formatted("plan", "MRR", "cust."));
        for (RetentionMetrics row : rows) {
            plans.add(PLAN.formatted(Figures.plan(row), Words.whole(row.getMrr()), Words.count(row.getCustomers())));
        }
        return plans;
    }

    private static void addMovements(List<Line> lines, Figures figures) {
        lines.add(Line.plain(""));
        lines.add(Line.strong("latest movements"));
        for (MrrMovement movement : figures.latestMovements(SENTENCES)) {
            lines.add(new Line(
                    Words.time(movement.getEffectiveAt()) + "  " + Words.sentence(movement), Words.look(movement)));
        }
    }

    private static void addAlerts(List<Line> lines, Figures figures) {
        figures.openAlerts().ifPresent(open -> {
            lines.add(Line.plain(""));
            lines.add(Line.strong("open alerts: " + open));
            for (RiskAlert alert : figures.latestAlerts(ALERTS)) {
                lines.add(Line.plain(Words.time(alert.getUpdatedAt()) + "  " + Words.sentence(alert)));
            }
        });
    }

    private static String footer(@Nullable RetentionMetrics row, Status status) {
        String asOf = row == null ? "" : "   figures as of " + Words.time(row.getAsOf());
        return Words.count(status.sent()) + " events, " + course(row, status) + asOf + "   Ctrl-C stops";
    }

    private static String course(@Nullable RetentionMetrics row, Status status) {
        if (row != null && status.isReadingHistory(row.getAsOf())) {
            return "reading its history";
        }
        return status.isWaiting() ? "waits for the pipeline" : status.eventsASecond() + "/s";
    }
}
