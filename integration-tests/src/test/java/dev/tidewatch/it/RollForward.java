package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What metric rows owe each other, whatever the events were. */
final class RollForward {

    private static final List<String> GAINS =
            List.of("mrrStart", "newMrr", "expansionMrr", "reactivationMrr", "enteringMrr");
    private static final List<String> LOSSES = List.of("contractionMrr", "churnMrr", "leavingMrr");
    private static final List<String> SHARED =
            List.of("mrrStart", "newMrr", "expansionMrr", "reactivationMrr", "contractionMrr", "churnMrr", "mrr");

    private RollForward() {}

    /** Rows that do not close, and dimensions that do not add up to {@code all}; empty if all is well. */
    static List<String> violations(Iterable<? extends JsonNode> rows) {
        List<String> violations = new ArrayList<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        for (JsonNode row : rows) {
            if (sum(row, GAINS).subtract(sum(row, LOSSES)).compareTo(amount(row, "mrr")) != 0) {
                violations.add("does not close: " + row);
            }
            String dimension = row.get("segment").textValue().split("=", 2)[0];
            String place = row.get("window").textValue() + " " + row.get("day").textValue() + " " + row.get("live");
            SHARED.forEach(
                    figure -> sums.merge(dimension + " " + place + " " + figure, amount(row, figure), BigDecimal::add));
            BigDecimal moved = amount(row, "enteringMrr").subtract(amount(row, "leavingMrr"));
            sums.merge(dimension + " " + place + " entering less leaving", moved, BigDecimal::add);
        }
        sums.forEach((key, sum) -> {
            BigDecimal all = sums.get("all" + key.substring(key.indexOf(' ')));
            if (all == null || all.compareTo(sum) != 0) {
                violations.add(key + " adds up to " + sum + ", all to " + all);
            }
        });
        return violations;
    }

    private static BigDecimal sum(JsonNode row, List<String> figures) {
        return figures.stream().map(figure -> amount(row, figure)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode row, String figure) {
        return new BigDecimal(row.get(figure).textValue());
    }
}
