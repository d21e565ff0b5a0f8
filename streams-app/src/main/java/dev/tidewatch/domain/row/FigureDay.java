package dev.tidewatch.domain.row;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One segment's figures of one day.
 *
 * @param total everything up to the end of the day, once it is closed
 * @param pending what is in no total yet
 * @param revisions how often each window's row changed, by {@link Window#id}; behind its end never
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
        return window.id() < revisions.size() ? revisions.get(window.id()) : 0;
    }

    FigureDay revised(Window window) {
        List<Integer> changed = new ArrayList<>(revisions);
        changed.addAll(Collections.nCopies(Math.max(0, Window.IDS - changed.size()), 0));
        changed.set(window.id(), changed.get(window.id()) + 1);
        return new FigureDay(total, pending, changed);
    }
}
