package dev.tidewatch.app.mcp;

import dev.tidewatch.app.explain.FigureMeaning;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Lists what an assistant may ask. */
final class Tools {

    private static final String DEFAULT_FIGURES =
            "mrr,customers,mrrStart,customersStart,newMrr,expansionMrr,contractionMrr,churnMrr,reactivationMrr,nrr,grr,"
                    + "grossMrrChurnRate,customerChurnRateStripe";

    private static final Argument SEGMENT = Argument.text(
            "segment", "all, or dimension=value such as plan=pro; `overview` lists them. If it is not given: all.");
    private static final Argument WINDOW = Argument.one(
            "window",
            "What the figures look back over from the end of their day: so many days (P30D), or the month, quarter or year"
                    + " to date (MTD, QTD, YTD). A calendar month is MTD of its last day. If it is not given: P30D.",
            Argument.names(Window.values()));
    private static final Argument CURSOR = Argument.text(
            "cursor", "`next` of the answer before, with the same other arguments: the list goes on there.");

    private static final Tool OVERVIEW = new Tool(
            "overview",
            "State of the pipeline",
            "Says how the pipeline stands: its present time, the first and the last day that there are figures of, the zone of"
                    + " business days and the reporting currency. Ask it first.",
            "/api/status",
            List.of(),
            Map.of(),
            Cuts.NOTHING);

    private static final Tool SEGMENTS = new Tool(
            "segments",
            "Segments and windows",
            "Lists the dimensions with their values (at most 100 each), and the windows. A segment is dimension=value.",
            "/api/segments",
            List.of(),
            Map.of(),
            Cuts.VALUES);

    private static final Tool FIGURES = new Tool(
            "figures",
            "Figures by day",
            "Gives figures of a segment and window, one row for each day, the first day first: MRR and what moved it, churn,"
                    + " retention (nrr, grr), trials, satisfaction. Without from and to: the newest row alone. Rates are"
                    + " fractions (0.05 is 5 %); amounts are decimal strings in the reporting currency. A figure that is"
                    + " left out of a row has no value there.",
            "/api/metrics",
            List.of(
                    SEGMENT,
                    WINDOW,
                    Argument.day("from", "The first day."),
                    Argument.day("to", "The last day."),
                    Argument.some(
                            Cuts.FIGURES,
                            "Which figures. If it is not given: " + DEFAULT_FIGURES.replace(",", ", ") + ".",
                            figures()),
                    Argument.count("limit", 400, "So many rows at most. If it is not given: 40."),
                    CURSOR),
            Map.of(Cuts.FIGURES, DEFAULT_FIGURES, "limit", "40"),
            Cuts.ROWS);

    private static final Tool MOVEMENTS = new Tool(
            "movements",
            "MRR movements",
            "Lists movements of MRR, the newest first: each with its customer, kind, reason, amount, MRR before and after, the"
                    + " rule that made it and the ids of its events (causes).",
            "/api/movements",
            List.of(
                    Argument.text("customer", "Only of the customer with this id."),
                    SEGMENT,
                    Argument.some("kind", "Only of these kinds.", Argument.names(MovementKind.values())),
                    Argument.day("from", "The first business day."),
                    Argument.day("to", "The last business day."),
                    Argument.count("limit", 200, "So many at most. If it is not given: 50."),
                    CURSOR),
            Map.of("limit", "50"),
            Cuts.NOTHING);

    private static final Tool EXPLAIN = new Tool(
            "explain",
            "Why a figure is what it is",
            "Explains a figure of one row by the movements behind it: for each figure that it is made of the customers with the"
                    + " largest shares, their movements with rule and events, and the sum of all others. `published` is the figure"
                    + " of the row, `sum` what the movements make, and `equal` says whether the two agree.",
            "/api/explain",
            List.of(
                    Argument.one("figure", "Which figure.", FigureMeaning.published())
                            .required(),
                    SEGMENT,
                    WINDOW,
                    Argument.text("day", "A day such as 2026-10-31, or live. If it is not given: live."),
                    Argument.count("limit", 100, "So many customers of each figure at most. If it is not given: 15.")),
            Map.of("limit", "15"),
            Cuts.EXPLAINED);

    private static final Tool AT_RISK = new Tool(
            "customers_at_risk",
            "Customers at risk",
            "Lists open alerts, those with the largest expected loss first: customer, severity, score, MRR at risk, a sentence"
                    + " that says why, its signals, the suggested action, and who owns it.",
            "/api/alerts",
            List.of(
                    SEGMENT,
                    Argument.some("severity", "Only of these severities.", Argument.names(AlertSeverity.values())),
                    Argument.some(
                            "kind",
                            "Only of these kinds. If it is not given: AT_RISK.",
                            Argument.names(AlertKind.values())),
                    Argument.flag(
                            "decided",
                            "false: without customers that have already cancelled; true: these alone. If it is not given: both."),
                    Argument.text("customer", "Only of the customer with this id."),
                    Argument.text("owner", "Only what this person owns; nobody: what nobody owns."),
                    Argument.count("limit", 100, "So many at most. If it is not given: 20."),
                    CURSOR),
            Map.of("state", "open", "kind", AlertKind.AT_RISK.name(), "limit", "20"),
            Cuts.NOTHING);

    private static final Tool FIND = new Tool(
            "find_customers",
            "Find customers",
            "Finds customers by a part of their id or of an attribute such as their name, by score and MRR; says how many there"
                    + " are, how many of them pay, and their MRR.",
            "/api/customers",
            List.of(
                    Argument.text("q", "A part of the id or of an attribute."),
                    SEGMENT,
                    Argument.one("status", "Only with this status.", Argument.names(CustomerStatus.values())),
                    Argument.decimal("scoreFrom", "The least score, from 0 to 100: the odds of leaving in per cent."),
                    Argument.decimal("mrrFrom", "The least MRR, in the reporting currency."),
                    Argument.one(
                            "sort",
                            "By what they are sorted. If it is not given: mrr, the largest first.",
                            List.of("mrr", "score", "since", "id")),
                    Argument.count("limit", 100, "So many at most. If it is not given: 20."),
                    CURSOR),
            Map.of("limit", "20"),
            Cuts.NOTHING);

    private static final Tool CUSTOMER = new Tool(
            "customer",
            "One customer's story",
            "Tells one customer's story: health and score with its signals, movements and alerts with every revision,"
                    + " subscriptions, payments and use. Of each list the newest are given, and how many are left out.",
            "/api/customers/{id}",
            List.of(
                    Argument.text("id", "The customer's id; `find_customers` finds it.")
                            .required(),
                    Argument.count(Cuts.NEWEST, 200, "So many of each list at most. If it is not given: 20.")),
            Map.of(Cuts.NEWEST, "20"),
            Cuts.STORY);

    static final List<Tool> ALL = List.of(OVERVIEW, SEGMENTS, FIGURES, MOVEMENTS, EXPLAIN, AT_RISK, FIND, CUSTOMER);

    private Tools() {}

    private static List<String> figures() {
        return RetentionMetrics.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> Metric.named(name).isPresent()
                        || FigureMeaning.unexplained(name).isPresent())
                .toList();
    }
}
