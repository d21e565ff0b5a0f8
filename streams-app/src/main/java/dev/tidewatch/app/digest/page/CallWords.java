package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.Call;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.page.Grid.Column;
import dev.tidewatch.app.digest.page.Grid.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says who is to be called. */
final class CallWords {

    private CallWords() {}

    static DigestPage.Section of(DailyDigest digest, int most) {
        List<Call> calls = digest.calls();
        String currency = digest.about().currency();
        String title = "Who to call today";
        if (calls.isEmpty()) {
            return new DigestPage.Section(title, List.of("No alert was open when the day ended."), Grid.NONE, "");
        }
        List<Row> rows = calls.stream().limit(most).map(CallWords::row).toList();
        List<Call> others = calls.subList(rows.size(), calls.size());
        return new DigestPage.Section(
                title,
                List.of(Amount.many(calls.size(), "alert") + (calls.size() == 1 ? " was" : " were")
                        + " open when the day ended: " + amounts(calls, currency) + "."),
                new Grid(
                        List.of(
                                Column.number("expected loss"),
                                Column.number(currency + " a month"),
                                Column.text("customer"),
                                Column.text("alert"),
                                Column.text("severity"),
                                Column.text("since")),
                        rows),
                others.isEmpty() ? "" : "And " + others.size() + " more: " + amounts(others, currency) + ".");
    }

    private static Row row(Call call) {
        List<String> notes = new ArrayList<>(List.of(call.reason()));
        if (!call.action().isEmpty()) {
            notes.add("Do: " + call.action());
        }
        if (call.owner() != null) {
            notes.add("Owner: " + call.owner());
        }
        return new Row(
                List.of(
                        Amount.exact(call.expectedLoss()),
                        Amount.exact(call.mrr()),
                        call.who(),
                        call.kind(),
                        call.severity(),
                        call.since().toString()),
                notes);
    }

    private static String amounts(List<Call> calls, String currency) {
        BigDecimal loss = BigDecimal.ZERO;
        BigDecimal mrr = BigDecimal.ZERO;
        for (Call call : calls) {
            BigDecimal expected = call.expectedLoss();
            loss = expected == null ? loss : loss.add(expected);
            mrr = mrr.add(call.mrr());
        }
        return Amount.exact(loss) + " " + currency + " of expected loss, " + Amount.exact(mrr) + " " + currency
                + " of MRR";
    }
}
