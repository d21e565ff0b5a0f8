package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happens to a customer again and again, of which a window asks whether it did. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody can change
enum Occasion {
    EXPANSION(PairMeasure.EXPANDED),
    CONTRACTION(PairMeasure.CONTRACTED),
    CHURN(PairMeasure.CHURNED),
    REACTIVATION(PairMeasure.REACTIVATED),
    PURCHASE(PairMeasure.PAYING, PairMeasure.REPEAT);

    private final List<PairMeasure> atLeast;

    Occasion(PairMeasure... atLeast) {
        this.atLeast = List.of(atLeast);
    }

    /** Returns what counts the customers to whom it happened at least once; at least twice; and so on. */
    List<PairMeasure> atLeast() {
        return atLeast;
    }

    /** Returns what a measure of movements counts; null if it counts none of these. */
    static @Nullable Occasion countedBy(Measure measure) {
        if (measure == Measure.EXPANSION_COUNT) {
            return EXPANSION;
        }
        if (measure == Measure.CONTRACTION_COUNT) {
            return CONTRACTION;
        }
        if (measure == Measure.CHURN_COUNT) {
            return CHURN;
        }
        return measure == Measure.REACTIVATION_COUNT ? REACTIVATION : null;
    }
}
