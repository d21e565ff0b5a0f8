package dev.tidewatch.app.views;

import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.output.CohortRetention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The newest row of each segment, cohort and offset. */
public final class CohortView extends NewestView<CohortRetention> {

    private static final Comparator<CohortRetention> ORDER =
            Comparator.comparing(CohortRetention::getCohort).thenComparing(CohortRetention::getOffset);

    private static final int KEY_PARTS = 3;

    CohortView(Source source) {
        super(source, new Kind<>('C', ViewEvent.COHORT, CohortRetention.class));
    }

    /** Drops some cohorts of every segment. */
    void forget(Predicate<String> cohorts) {
        List<byte[]> over = new ArrayList<>();
        store().ascending(from("").range(), (key, value) -> {
            String[] parts = keyOf(key).split("\\|", -1);
            if (parts.length == KEY_PARTS && cohorts.test(parts[1])) {
                over.add(key);
            }
            return true;
        });
        over.forEach(store()::delete);
    }

    /** Returns the rows of a segment by cohort and offset. */
    public List<CohortRetention> rows(String segment, Predicate<String> cohorts) {
        List<CohortRetention> rows = new ArrayList<>();
        store().ascending(from(segment + "|").range(), (key, value) -> {
            CohortRetention row = decoded(value);
            if (cohorts.test(row.getCohort())) {
                rows.add(row);
            }
            return true;
        });
        rows.sort(ORDER);
        return rows;
    }
}
