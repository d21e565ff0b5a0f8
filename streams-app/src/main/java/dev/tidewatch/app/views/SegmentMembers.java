package dev.tidewatch.app.views;

import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.MrrMovement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The customers of each segment: those that have MRR in it, or had some when they last had any, and of a cohort those that began with it. It is
 * renewed with each movement, because working it out anew takes all movements of a customer.
 */
public final class SegmentMembers {

    private static final char BY_SEGMENT = 'B';
    private static final char OF_CUSTOMER = 'G';

    private final ViewStore store;
    private final LineSegments lines;

    SegmentMembers(ViewStore store, LineSegments lines) {
        this.store = store;
        this.lines = lines;
    }

    /** Says whether a customer is in a segment other than {@link Segment#ALL}. */
    public boolean has(Segment segment, String customer) {
        return store.get(place(segment.key(), customer)) != null;
    }

    /** Returns what the keys of a segment's customers begin with; the rest of each is the customer's id. */
    static byte[] start(Segment segment) {
        return ViewKey.of(BY_SEGMENT).text(segment.key()).bytes();
    }

    /**
     * Takes the highest revision of a movement. It may be taken again, and be killed in between: what the segments are compared with is written
     * last.
     *
     * @param revisions of the customer's movements, the newest movement and its highest revision first
     */
    void take(MrrMovement movement, Supplier<List<MrrMovement>> revisions) {
        String customer = movement.getCustomerId();
        byte[] claimed = ViewKey.of(OF_CUSTOMER).text(customer).bytes();
        Claims claims = Claims.of(store.get(claimed));
        Set<String> before = claims.segments();
        Claims after = claims.take(movement, lines) ? claims : anew(revisions.get());
        Set<String> now = after.segments();
        now.stream().filter(key -> !before.contains(key)).forEach(key -> store.put(place(key, customer), new byte[0]));
        before.stream().filter(key -> !now.contains(key)).forEach(key -> store.delete(place(key, customer)));
        store.put(claimed, after.bytes());
    }

    private Claims anew(List<MrrMovement> revisions) {
        Claims claims = Claims.of(null);
        Set<String> seen = new HashSet<>();
        for (MrrMovement movement : revisions) {
            if (seen.add(movement.getMovementId())) {
                claims.take(movement, lines);
            }
        }
        return claims;
    }

    private static byte[] place(String segment, String customer) {
        return ViewKey.of(BY_SEGMENT).text(segment).start(customer).bytes();
    }
}
