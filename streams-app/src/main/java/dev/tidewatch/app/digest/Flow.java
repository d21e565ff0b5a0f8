package dev.tidewatch.app.digest;

import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;

/** Names what moves MRR between the start and the end of a day, in the order in which finance reads it. */
public enum Flow {
    NEW(MovementKind.NEW, Figure.NEW_COUNT, Figure.NEW_MRR, true),
    EXPANSION(MovementKind.EXPANSION, Figure.EXPANSION_COUNT, Figure.EXPANSION_MRR, true),
    CONTRACTION(MovementKind.CONTRACTION, Figure.CONTRACTION_COUNT, Figure.CONTRACTION_MRR, false),
    CHURN(MovementKind.CHURN, Figure.CHURN_COUNT, Figure.CHURN_MRR, false),
    REACTIVATION(MovementKind.REACTIVATION, Figure.REACTIVATION_COUNT, Figure.REACTIVATION_MRR, true);

    private final MovementKind kind;
    private final Figure count;
    private final Figure amount;
    private final boolean gain;

    Flow(MovementKind kind, Figure count, Figure amount, boolean gain) {
        this.kind = kind;
        this.count = count;
        this.amount = amount;
        this.gain = gain;
    }

    MovementKind kind() {
        return kind;
    }

    /** Returns how many movements were published. */
    long count(RetentionMetrics row) {
        return RowFigures.of(row, count).longValueExact();
    }

    /** Returns the change of MRR that was published; it is below 0 for a loss. */
    BigDecimal change(RetentionMetrics row) {
        BigDecimal size = RowFigures.of(row, amount);
        return gain ? size : size.negate();
    }
}
