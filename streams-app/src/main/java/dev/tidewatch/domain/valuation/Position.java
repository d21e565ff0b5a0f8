package dev.tidewatch.domain.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** MRR split by line, sorted by line, without zeros: equal positions are equal values. */
public record Position(List<LineAmount> amounts) {

    public static final Position EMPTY = new Position(List.of());

    /** Adds up lines that are named twice and drops those that come to 0. */
    public static Position of(List<LineAmount> amounts) {
        if (amounts.size() == 1 && amounts.get(0).micros() != 0) {
            return new Position(List.copyOf(amounts));
        }
        TreeMap<Line, Long> sums = new TreeMap<>();
        for (LineAmount amount : amounts) {
            sums.merge(amount.line(), amount.micros(), Math::addExact);
        }
        List<LineAmount> kept = new ArrayList<>(sums.size());
        for (Map.Entry<Line, Long> sum : sums.entrySet()) {
            if (sum.getValue() != 0) {
                kept.add(new LineAmount(sum.getKey(), sum.getValue()));
            }
        }
        return kept.isEmpty() ? EMPTY : new Position(List.copyOf(kept));
    }

    /** The positions of a customer's subscriptions, sorted by subscription id, as one. */
    public static Position ofSubscriptions(List<Position> bySubscription) {
        List<LineAmount> all = new ArrayList<>();
        for (Position position : bySubscription) {
            all.addAll(position.amounts);
        }
        return all.isEmpty() ? EMPTY : new Position(List.copyOf(all));
    }

    /** One subscription's lines, with other attributes. */
    public Position with(UnaryOperator<Map<String, String>> attributes) {
        if (isEmpty()) {
            return this;
        }
        List<LineAmount> changed = new ArrayList<>(amounts.size());
        for (LineAmount amount : amounts) {
            Line line = amount.line();
            changed.add(new LineAmount(line.with(attributes.apply(line.attributes())), amount.micros()));
        }
        return new Position(List.copyOf(changed));
    }

    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    /** MRR in one currency, in micros. */
    public long micros(String currency) {
        long sum = 0;
        for (LineAmount amount : amounts) {
            if (amount.line().currency().equals(currency)) {
                sum = Math.addExact(sum, amount.micros());
            }
        }
        return sum;
    }

    /** The sum over all currencies: only a yardstick for "which lost most". */
    public long micros() {
        long sum = 0;
        for (LineAmount amount : amounts) {
            sum = Math.addExact(sum, amount.micros());
        }
        return sum;
    }

    public Position in(String currency) {
        return new Position(amounts.stream()
                .filter(amount -> amount.line().currency().equals(currency))
                .toList());
    }

    public SortedSet<String> currencies() {
        SortedSet<String> currencies = new TreeSet<>();
        for (LineAmount amount : amounts) {
            currencies.add(amount.line().currency());
        }
        return currencies;
    }
}
