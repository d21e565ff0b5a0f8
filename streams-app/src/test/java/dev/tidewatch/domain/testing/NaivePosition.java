package dev.tidewatch.domain.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.valuation.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one customer's movements, in order of time, leave it at. */
record NaivePosition(List<Movement> movements) {

    /** Micros of the reporting currency: each currency's amounts, over the lines of its last movement. */
    SortedMap<Line, Long> lines() {
        SortedMap<Line, Long> lines = new TreeMap<>();
        byCurrency().values().forEach(list -> {
            long sum = list.stream()
                    .map(Movement::reportingAmount)
                    .mapToLong(amount -> amount == null ? 0 : amount)
                    .sum();
            lines.putAll(spread(sum, list.get(list.size() - 1)));
        });
        return lines;
    }

    /** Micros of each line's own currency, above 0. */
    SortedMap<Line, Long> natives() {
        SortedMap<Line, Long> natives = new TreeMap<>();
        byCurrency().values().forEach(list -> {
            for (MovementLine line : list.get(list.size() - 1).lines()) {
                if (line.after() > 0) {
                    natives.put(line.line(), line.after());
                }
            }
        });
        return natives;
    }

    /** Whether a part of any currency's MRR has no rate. */
    boolean lacksRate() {
        return byCurrency().values().stream().anyMatch(NaivePosition::lacksRate);
    }

    private static boolean lacksRate(List<Movement> ofCurrency) {
        boolean lacks = false;
        for (Movement movement : ofCurrency) {
            boolean unpriced = movement.amount() > 0 && movement.reportingAmount() == null;
            lacks = movement.after() > 0 && (lacks || unpriced);
        }
        return lacks;
    }

    private SortedMap<String, List<Movement>> byCurrency() {
        return movements.stream().collect(groupingBy(movement -> movement.key().currency(), TreeMap::new, toList()));
    }

    /** The parts up to and including a line, rounded, are what the lines up to it have together. */
    private static SortedMap<Line, Long> spread(long booked, Movement last) {
        SortedMap<Line, Long> parts = new TreeMap<>();
        BigDecimal worth = BigDecimal.ZERO;
        long given = 0;
        for (MovementLine line : last.lines()) {
            worth = worth.add(BigDecimal.valueOf(line.after()));
            if (line.after() > 0) {
                long upTo = worth.multiply(BigDecimal.valueOf(booked))
                        .divide(BigDecimal.valueOf(last.after()), 0, RoundingMode.HALF_UP)
                        .longValueExact();
                parts.put(line.line(), upTo - given);
                given = upTo;
            }
        }
        return parts;
    }
}
