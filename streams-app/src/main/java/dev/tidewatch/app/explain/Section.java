package dev.tidewatch.app.explain;

import dev.tidewatch.domain.figure.Explanation.Contribution;
import dev.tidewatch.domain.figure.Explanation.Step;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** One figure as a sum over customers; remembers those that make most of it. */
final class Section {

    /** The share to give up first comes first. */
    private static final Comparator<Share> SMALLEST_FIRST = Comparator.comparing(
                    (Share share) -> share.amount().abs())
            .thenComparing(Share::customerId, Comparator.reverseOrder());

    /** A retention asks who changed since the start, not who is large. */
    private static final Comparator<Share> LEAST_CHANGED_FIRST = Comparator.comparing(
                    (Share share) -> share.mrr().subtract(share.mrrStart()).abs())
            .thenComparing(SMALLEST_FIRST);

    private final Figure figure;
    private final Days days;
    private final int most;
    private final Comparator<Share> order;
    private final PriorityQueue<Share> largest;
    private BigDecimal sum = BigDecimal.ZERO;
    private long customers;

    /**
     * Begins with no customer.
     *
     * @param days from the one at whose end the window begins to the one at whose end it ends
     * @param byChange whether to remember those that changed most in place of the largest
     * @param most customers to remember
     */
    Section(Figure figure, Days days, boolean byChange, int most) {
        this.figure = figure;
        this.days = days;
        this.order = byChange ? LEAST_CHANGED_FIRST : SMALLEST_FIRST;
        this.largest = new PriorityQueue<>(order);
        this.most = most;
    }

    /** The ends of a window. */
    record Days(LocalDate start, LocalDate end) {}

    void add(CustomerMovements movements, Contribution contribution) {
        BigDecimal amount = figure.of(contribution.figures());
        if (amount.signum() == 0) {
            return;
        }
        sum = sum.add(amount);
        customers++;
        Share share = new Share(
                movements.customerId(),
                amount,
                Figure.MRR_START.of(contribution.figures()),
                Figure.MRR.of(contribution.figures()),
                List.of());
        if (largest.size() < most || order.compare(share, largest.element()) > 0) {
            largest.add(share.because(causes(movements, contribution)));
        }
        if (largest.size() > most) {
            largest.remove();
        }
    }

    Figure figure() {
        return figure;
    }

    BigDecimal sum() {
        return sum;
    }

    /** The shares that are remembered, the largest or the one that changed most first. */
    List<Share> shown() {
        return largest.stream().sorted(order.reversed()).toList();
    }

    /** Customers not shown. */
    long others() {
        return customers - largest.size();
    }

    /** What those not shown make together. */
    BigDecimal sumOfOthers() {
        return largest.stream().map(Share::amount).reduce(sum, BigDecimal::subtract);
    }

    private List<Share.Cause> causes(CustomerMovements movements, Contribution contribution) {
        return switch (figure.source()) {
            case MOVEMENTS -> moved(movements, contribution.steps());
            case START -> stood(movements, days.start());
            case END -> stood(movements, days.end());
            default -> throw new IllegalArgumentException("no movement makes " + figure);
        };
    }

    private List<Share.Cause> moved(CustomerMovements movements, List<Step> steps) {
        List<Share.Cause> causes = new ArrayList<>();
        for (Step step : steps) {
            BigDecimal amount = figure.of(step.figures());
            if (amount.signum() != 0) {
                BigDecimal left = amount;
                for (MrrMovement movement : movements.at(step.at())) {
                    causes.add(new Share.Cause(left, movement, movements.revisions(movement)));
                    left = null;
                }
            }
        }
        return causes;
    }

    private static List<Share.Cause> stood(CustomerMovements movements, LocalDate day) {
        return movements.newestUpTo(day).stream()
                .map(movement -> new Share.Cause(null, movement, movements.revisions(movement)))
                .toList();
    }
}
