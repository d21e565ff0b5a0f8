package dev.tidewatch.app.views;

import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The segments that the lines of movements belong to.
 *
 * @param attributes names of those that make segments
 */
public record LineSegments(List<String> attributes) {

    /** The value that a line has in a dimension other than the cohort; empty if it has none. */
    public static String valueOf(String dimension, MovementLine line, MrrMovement movement) {
        return switch (dimension) {
            case Segment.PLAN -> line.getPlanId();
            case Segment.CURRENCY -> movement.getCurrency();
            case Segment.INTERVAL ->
                "P" + line.getIntervalCount() + line.getInterval().name().charAt(0);
            default -> line.getAttributes().getOrDefault(dimension, "");
        };
    }

    /** The key of the cohort that begins with a movement. */
    static String cohort(MrrMovement beginning) {
        return new Segment(
                        Segment.COHORT,
                        YearMonth.from(beginning.getEffectiveDay()).toString())
                .key();
    }

    /** Keys of the segments that have MRR after a movement; if none is left, of those that had some before it. */
    Set<String> after(MrrMovement movement) {
        boolean left = movement.getMrrAfter().signum() == 0;
        Set<String> keys = new TreeSet<>();
        for (MovementLine line : movement.getLines()) {
            if ((left ? line.getBefore() : line.getAfter()).signum() > 0) {
                List.of(Segment.PLAN, Segment.CURRENCY, Segment.INTERVAL)
                        .forEach(dimension -> keys.add(key(dimension, line, movement)));
                attributes.forEach(attribute -> keys.add(key(attribute, line, movement)));
            }
        }
        return keys;
    }

    private static String key(String dimension, MovementLine line, MrrMovement movement) {
        return new Segment(dimension, valueOf(dimension, line, movement)).key();
    }
}
