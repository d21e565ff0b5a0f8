package dev.tidewatch.app.api;

import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.explain.SegmentsThere;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.segment.Segment;
import java.util.List;

/** The segments that there are rows of. */
final class KnownSegments {

    private final Views views;

    KnownSegments(Views views) {
        this.views = views;
    }

    /**
     * The one that a request asks for; all if it names none.
     *
     * @throws Refusal if there is no such segment; before anything is published there may be any
     */
    Segment of(Query query) {
        Segment segment = query.segment();
        if (segment.equals(Segment.ALL) || !views.areCaughtUp()) {
            return segment;
        }
        List<String> there = views.metrics().segments();
        if (!there.isEmpty() && !there.contains(segment.key())) {
            throw Refusal.badRequest(SegmentsThere.without(segment.key(), there));
        }
        return segment;
    }
}
