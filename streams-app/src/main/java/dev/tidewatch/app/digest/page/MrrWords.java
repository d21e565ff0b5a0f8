package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.Flow;
import dev.tidewatch.app.digest.Waterfall;
import dev.tidewatch.app.digest.page.Grid.Column;
import dev.tidewatch.app.digest.page.Grid.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says how the MRR of the day moved. */
final class MrrWords {

    private final DailyDigest digest;
    private final List<Waterfall> columns = new ArrayList<>();

    private MrrWords(DailyDigest digest) {
        this.digest = digest;
        columns.add(digest.mrr().booked());
        if (!isAllInOneCurrency(digest)) {
            columns.addAll(digest.mrr().paid());
        }
    }

    static DigestPage.Section of(DailyDigest digest) {
        MrrWords words = new MrrWords(digest);
        return new DigestPage.Section("MRR", words.sentences(), words.grid(), "");
    }

    /** Returns true if customers pay what is booked, so that one column says both. */
    private static boolean isAllInOneCurrency(DailyDigest digest) {
        String booked = digest.mrr().booked().currency();
        return digest.mrr().customers().withoutRate() == 0
                && digest.mrr().paid().stream().allMatch(paid -> paid.currency().equals(booked));
    }

    private List<String> sentences() {
        Waterfall booked = digest.mrr().booked();
        BigDecimal change = booked.end().subtract(booked.start());
        String end = Amount.exact(booked.end()) + " " + booked.currency() + " a month";
        String moved = change.signum() == 0
                ? "MRR is what it was, " + end + "."
                : "MRR " + (change.signum() > 0 ? "rose by " : "fell by ") + Amount.exact(change.abs()) + " to " + end
                        + ".";
        DailyDigest.Customers customers = digest.mrr().customers();
        return List.of(
                moved,
                "Paying customers: " + customers.start() + " when the day began, " + customers.gained() + " gained, "
                        + customers.lost() + " lost, " + customers.end() + " when it ended.");
    }

    private Grid grid() {
        List<Column> heads = new ArrayList<>(List.of(Column.text(""), Column.number("movements")));
        boolean isAlone = columns.size() == 1;
        heads.add(Column.number(digest.about().currency() + (isAlone ? " a month" : " booked")));
        columns.stream().skip(1).forEach(paid -> heads.add(Column.number(paid.currency() + " paid")));
        List<Row> rows = new ArrayList<>();
        rows.add(row("at the end of " + digest.about().day().minusDays(1), "", column -> Amount.exact(column.start())));
        for (Flow flow : Flow.values()) {
            rows.add(row(
                    Amount.word(flow.name()),
                    Long.toString(digest.mrr().movements(flow)),
                    column -> Amount.signed(column.change(flow))));
        }
        if (columns.stream().anyMatch(column -> column.transfers().signum() != 0)) {
            rows.add(row("from one currency to another", "", column -> Amount.signed(column.transfers())));
        }
        rows.add(row("at the end of " + digest.about().day(), "", column -> Amount.exact(column.end())));
        return new Grid(heads, rows);
    }

    private Row row(String name, String movements, Function<Waterfall, String> amount) {
        List<String> cells = new ArrayList<>(List.of(name, movements));
        columns.forEach(column -> cells.add(amount.apply(column)));
        return new Row(cells, List.of());
    }
}
