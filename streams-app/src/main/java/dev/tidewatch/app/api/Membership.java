package dev.tidewatch.app.api;

import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says which segments a customer belongs to, by the lines of its movements.
 *
 * @param revisions of a customer's movements, the newest movement and its highest revision first
 */
record Membership(Function<String, List<MrrMovement>> revisions) {

    /** Customers that have MRR in a segment, or had some when they last had any. */
    Predicate<String> of(Segment segment) {
        return segment.equals(Segment.ALL) ? customer -> true : customer -> isIn(segment, revisions.apply(customer));
    }

    /** Movements of a segment: one of its lines changed or stayed. Of a cohort: of the customers that began with it. */
    Predicate<MrrMovement> moved(Segment segment) {
        if (segment.equals(Segment.ALL)) {
            return movement -> true;
        }
        return segment.dimension().equals(Segment.COHORT)
                ? movement -> isIn(segment, revisions.apply(movement.getCustomerId()))
                : movement -> has(
                        segment,
                        movement,
                        line -> line.getBefore().signum() + line.getAfter().signum() > 0);
    }

    private static boolean isIn(Segment segment, List<MrrMovement> revisions) {
        Set<String> currencies = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (MrrMovement movement : revisions) {
            if (!seen.add(movement.getMovementId()) || movement.getVoided()) {
                continue;
            }
            if (segment.dimension().equals(Segment.COHORT)) {
                if (movement.getKind() == MovementKind.NEW) {
                    return YearMonth.from(movement.getEffectiveDay()).toString().equals(segment.value());
                }
            } else if (currencies.add(movement.getCurrency()) && isIn(segment, movement)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Segment segment, MrrMovement movement) {
        boolean left = movement.getMrrAfter().signum() == 0;
        return has(segment, movement, line -> (left ? line.getBefore() : line.getAfter()).signum() > 0);
    }

    private static boolean has(Segment segment, MrrMovement movement, Predicate<MovementLine> counts) {
        return movement.getLines().stream()
                .filter(counts)
                .anyMatch(line -> valueOf(segment.dimension(), line, movement).equals(segment.value()));
    }

    private static String valueOf(String dimension, MovementLine line, MrrMovement movement) {
        return switch (dimension) {
            case Segment.PLAN -> line.getPlanId();
            case Segment.CURRENCY -> movement.getCurrency();
            case Segment.INTERVAL ->
                "P" + line.getIntervalCount() + line.getInterval().name().charAt(0);
            default -> line.getAttributes().getOrDefault(dimension, "");
        };
    }
}
