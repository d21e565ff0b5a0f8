package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.difference.Flows;
import dev.tidewatch.domain.difference.Parts;
import dev.tidewatch.domain.difference.Timeline;
import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.segment.SegmentRules;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes what one customer makes of a row's figures, by the very rules that rows are made with: over all customers it adds up to the
 * row. One row, many customers.
 */
public final class Explanation {

    private final SegmentRules rules;
    private final Segment segment;
    private final Window window;
    private final int day;

    /** @param day business day, days since 1970-01-01 */
    public Explanation(Profile profile, Segment segment, Window window, int day) {
        this.rules = SegmentRules.of(profile);
        this.segment = segment;
        this.window = window;
        this.day = day;
    }

    /**
     * One customer's.
     *
     * @param figures those of a company that had no other customer
     * @param steps the instants in the window at which it moved in the segment, in order
     */
    public record Contribution(RetentionFigures figures, List<Step> steps) {

        public Contribution {
            steps = List.copyOf(steps);
        }
    }

    /** Holds what the movements of one instant make of the figures; levels and comparisons are no part of it. */
    public record Step(Instant at, RetentionFigures figures) {}

    /** Returns the figures of a company without customers. */
    public RetentionFigures nothing() {
        return RetentionFigures.atBooked(window, FigureVector.ZERO, FigureVector.ZERO);
    }

    /** Returns the contribution of a customer whose history reaches back to its first movement. */
    public Contribution of(MrrHistory history) {
        Timeline timeline = new Timeline(CustomerHistory.of(history), rules);
        FigureVector start = part(Parts.Rule.LEVELS, timeline, window.start(day));
        FigureVector end = part(Parts.Rule.LEVELS, timeline, day).plus(part(Parts.Rule.of(window), timeline, day));
        List<Step> steps = steps(timeline);
        RetentionFigures figures = RetentionFigures.atBooked(window, start, end);
        for (Step step : steps) {
            figures = figures.plus(step.figures());
        }
        return new Contribution(figures, steps);
    }

    private List<Step> steps(Timeline timeline) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.day(i) > window.start(day) && timeline.day(i) <= day) {
                FigureVector flows = flows(timeline, i);
                if (!flows.isZero()) {
                    RetentionFigures figures = RetentionFigures.atBooked(window, FigureVector.ZERO, flows);
                    steps.add(new Step(timeline.entry(i).at(), figures));
                }
            }
        }
        return steps;
    }

    private FigureVector flows(Timeline timeline, int i) {
        return vector(sum -> new Flows((of, measure, amount) -> {
                    if (of.equals(segment)) {
                        sum.add(of, day, measure.index(), amount);
                    }
                })
                .of(timeline.entry(i).kind(), timeline.before(i), timeline.after(i)));
    }

    private FigureVector part(Parts.Rule rule, Timeline timeline, int at) {
        return vector(sum -> rule.of(timeline, at, (of, part) -> {
            if (of.equals(segment)) {
                rule.record(sum, of, day, part);
            }
        }));
    }

    /** The sum of what is added to one segment and day. */
    private static FigureVector vector(Consumer<Differences> add) {
        Differences sum = new Differences();
        add.accept(sum);
        List<FigureVector> only = new ArrayList<>(List.of(FigureVector.ZERO));
        sum.drainTo((of, at, vector) -> only.add(vector));
        return only.get(only.size() - 1);
    }
}
