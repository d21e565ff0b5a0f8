package dev.tidewatch.domain.row;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a cohort that are new or changed, and how often each has changed. */
final class CohortRows {

    private final Cohort cohort;
    private final @Nullable Horizon before;
    private final Horizon now;
    private final CohortHistory published;
    private final List<CohortCounts> closed;

    /** @param closed by offset, what the days added that are closed now */
    CohortRows(Cohort cohort, Publication publication, CohortHistory published, List<CohortCounts> closed) {
        this.cohort = cohort;
        this.before = publication.before();
        this.now = publication.now();
        this.published = published;
        this.closed = closed;
    }

    /** The revisions of all rows there are then; none before anybody has begun. */
    List<Integer> publish(CohortHistory.Rows rows) {
        List<Integer> revisions = new ArrayList<>(published.revisions());
        CohortCounts was = CohortCounts.NONE;
        CohortCounts is = CohortCounts.NONE;
        for (int offset = 0; offset < closed.size(); offset++) {
            was = was.plus(
                    offset < published.periods().size() ? published.periods().get(offset) : CohortCounts.NONE);
            is = is.plus(closed.get(offset));
            if (offset < revisions.size()) {
                republish(offset, was, is, revisions, rows);
            } else if (offset > 0 ? !revisions.isEmpty() : is.customersStart() > 0) {
                revisions.add(0);
                rows.publish(row(offset, is, 0));
            }
        }
        return revisions;
    }

    private void republish(
            int offset, CohortCounts was, CohortCounts is, List<Integer> revisions, CohortHistory.Rows rows) {
        boolean wasOver = before != null && cohort.end(offset) <= before.closed();
        boolean wasFinal = before != null && cohort.end(offset) <= before.settled();
        boolean changed = !was.equals(is);
        if (wasOver && changed) {
            revisions.set(offset, revisions.get(offset) + 1);
        }
        boolean moved = !wasOver && before != null && before.closed() < now.closed();
        if (changed || moved || wasFinal != isFinal(offset)) {
            rows.publish(row(offset, is, revisions.get(offset)));
        }
    }

    private CohortRow row(int offset, CohortCounts counts, int revision) {
        int asOf = Math.min(cohort.end(offset), now.closed());
        return new CohortRow(cohort, offset, asOf, counts, revision, isFinal(offset));
    }

    private boolean isFinal(int offset) {
        return cohort.end(offset) <= now.settled();
    }
}
