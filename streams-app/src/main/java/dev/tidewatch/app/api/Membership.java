package dev.tidewatch.app.api;

import dev.tidewatch.app.views.LineSegments;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.MrrMovement;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Says which customers and movements belong to a segment.
 *
 * @param members whether a segment other than {@link Segment#ALL} has a customer
 */
record Membership(BiPredicate<Segment, String> members) {

    /** Customers that have MRR in a segment, or had some when they last had any. */
    Predicate<String> of(Segment segment) {
        return segment.equals(Segment.ALL) ? customer -> true : customer -> members.test(segment, customer);
    }

    /** Movements of a segment: one of its lines changed or stayed. Of a cohort: of the customers that began with it. */
    Predicate<MrrMovement> moved(Segment segment) {
        if (segment.equals(Segment.ALL)) {
            return movement -> true;
        }
        return segment.dimension().equals(Segment.COHORT)
                ? movement -> members.test(segment, movement.getCustomerId())
                : movement -> hasLine(segment, movement);
    }

    private static boolean hasLine(Segment segment, MrrMovement movement) {
        return movement.getLines().stream()
                .filter(line -> line.getBefore().signum() + line.getAfter().signum() > 0)
                .anyMatch(line -> LineSegments.valueOf(segment.dimension(), line, movement)
                        .equals(segment.value()));
    }
}
