package dev.tidewatch.domain.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One segment's figures of one day.
 *
 * @param total everything up to the end of the day, once it is closed
 * @param pending what is in no total yet
 * @param revisions how often each window's row changed, by {@link Window}; empty for never
 */
public record FigureDay(FigureVector total, FigureVector pending, List<Integer> revisions) {

    public static final FigureDay EMPTY = new FigureDay(FigureVector.ZERO, FigureVector.ZERO, List.of());

    public FigureDay {
        revisions = List.copyOf(revisions);
    }

    public FigureDay plus(FigureVector difference) {
        return new FigureDay(total, pending.plus(difference), revisions);
    }

    FigureDay closedWith(FigureVector newTotal) {
        return new FigureDay(newTotal, FigureVector.ZERO, revisions);
    }

    int revision(Window window) {
        return revisions.isEmpty() ? 0 : revisions.get(window.index());
    }

    FigureDay revised(Window window) {
        List<Integer> changed =
                new ArrayList<>(revisions.isEmpty() ? Collections.nCopies(Window.values().length, 0) : revisions);
        changed.set(window.index(), changed.get(window.index()) + 1);
        return new FigureDay(total, pending, changed);
    }
}
