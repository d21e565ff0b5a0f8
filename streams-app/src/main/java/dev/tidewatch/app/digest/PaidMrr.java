package dev.tidewatch.app.digest;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up MRR by the currency that it is paid in: where each customer stood before and after the day, and what moved between. */
final class PaidMrr {

    private final LocalDate day;
    private final Map<String, Column> columns = new TreeMap<>();

    /** Adds up one currency. */
    private static final class Column {
        private BigDecimal start = BigDecimal.ZERO;
        private BigDecimal end = BigDecimal.ZERO;
        private BigDecimal transfers = BigDecimal.ZERO;
        private final Map<MovementKind, BigDecimal> changes = new EnumMap<>(MovementKind.class);

        private Waterfall waterfall(String currency) {
            Map<Flow, BigDecimal> flows = new EnumMap<>(Flow.class);
            for (Flow flow : Flow.values()) {
                flows.put(flow, changes.getOrDefault(flow.kind(), BigDecimal.ZERO));
            }
            return new Waterfall(currency, start, flows, transfers, end);
        }
    }

    PaidMrr(LocalDate day) {
        this.day = day;
    }

    void add(CustomerMovements movements) {
        Map<String, BigDecimal> before = new TreeMap<>();
        Map<String, BigDecimal> after = new TreeMap<>();
        for (MrrMovement movement : movements.holding()) {
            if (movement.getEffectiveDay().isBefore(day)) {
                before.put(movement.getCurrency(), movement.getMrrAfter());
            }
            if (!movement.getEffectiveDay().isAfter(day)) {
                after.put(movement.getCurrency(), movement.getMrrAfter());
            }
            if (movement.getEffectiveDay().equals(day)) {
                move(movement);
            }
        }
        before.forEach((currency, mrr) ->
                column(currency).start = column(currency).start.add(mrr));
        after.forEach(
                (currency, mrr) -> column(currency).end = column(currency).end.add(mrr));
    }

    /** Returns the currencies in the order of their codes. */
    List<Waterfall> waterfalls() {
        return columns.entrySet().stream()
                .map(column -> column.getValue().waterfall(column.getKey()))
                .toList();
    }

    private void move(MrrMovement movement) {
        Column column = column(movement.getCurrency());
        if (movement.getKind() == MovementKind.TRANSFER) {
            column.transfers = column.transfers.add(movement.getAmount());
        } else {
            column.changes.merge(movement.getKind(), movement.getAmount(), BigDecimal::add);
        }
    }

    private Column column(String currency) {
        return columns.computeIfAbsent(currency, unknown -> new Column());
    }
}
