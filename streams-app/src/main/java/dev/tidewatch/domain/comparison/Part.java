package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.difference.DifferenceCalculus;
import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.figure.Revaluation;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.Booking;
import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.vector.FigureVector;
import java.util.List;

/** Holds what customers add to the figures of a scope: sums up to the window's start and up to its end. */
record Part(FigureVector start, FigureVector end) {

    static final Part NONE = new Part(FigureVector.ZERO, FigureVector.ZERO);

    /** Returns what one customer's movements, in order of key, make of the figure. */
    static Part of(List<Movement> movements, Profile profile, Scope scope) {
        MrrHistory history =
                new MrrHistory(MrrHistory.EMPTY.opening(), new Booking(profile).entries(MrrPosition.EMPTY, movements));
        Differences differences = new Differences();
        new DifferenceCalculus(profile).add(CustomerHistory.EMPTY, CustomerHistory.of(history), differences);
        Part[] sum = {NONE};
        differences.drainTo((segment, day, vector) -> {
            if (segment.key().equals(scope.segment()) && day <= scope.day()) {
                boolean before = day <= scope.window().start(scope.day());
                sum[0] = sum[0].plus(new Part(before ? vector : FigureVector.ZERO, vector));
            }
        });
        return sum[0];
    }

    Part plus(Part other) {
        return new Part(start.plus(other.start), end.plus(other.end));
    }

    Part minus(Part other) {
        return new Part(start.minus(other.start), end.minus(other.end));
    }

    RetentionFigures figures(Scope scope, Rates rates) {
        return new Revaluation(rates).figures(scope.window(), scope.day(), start, end);
    }
}
