package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.Call;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.page.Grid.Column;
import dev.tidewatch.app.digest.page.Grid.Row;
import dev.tidewatch.output.AlertKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says who is to be called. */
final class CallWords {

    private static final String AT_RISK = "of MRR at risk";
    private static final String LOST = "of MRR that was lost";
    private static final String TO_GROW = "of MRR that may grow";

    /** MRR of alerts of different kinds is not added up: what was lost is at risk no more. */
    private static final Map<String, String> MEANINGS =
            Map.of(AlertKind.WIN_BACK.name(), LOST, AlertKind.UPSELL.name(), TO_GROW);

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
        Map<String, BigDecimal> mrr = new HashMap<>();
        for (Call call : calls) {
            BigDecimal expected = call.expectedLoss();
            loss = expected == null ? loss : loss.add(expected);
            mrr.merge(MEANINGS.getOrDefault(call.kind(), AT_RISK), call.mrr(), BigDecimal::add);
        }
        StringBuilder words = new StringBuilder(Amount.exact(loss) + " " + currency + " of expected loss");
        for (String meaning : List.of(AT_RISK, LOST, TO_GROW)) {
            BigDecimal amount = mrr.get(meaning);
            if (amount != null) {
                words.append(", ")
                        .append(Amount.exact(amount))
                        .append(' ')
                        .append(currency)
                        .append(' ')
                        .append(meaning);
            }
        }
        return words.toString();
    }
}
