package dev.tidewatch.app.views;

import dev.tidewatch.output.CohortRetention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The newest row of each segment, cohort and offset. */
public final class CohortView extends NewestView<CohortRetention> {

    private static final Comparator<CohortRetention> ORDER =
            Comparator.comparing(CohortRetention::getCohort).thenComparing(CohortRetention::getOffset);

    CohortView(Source source) {
        super(source, new Kind<>('C', ViewEvent.COHORT, CohortRetention.class));
    }

    /** Those of a segment by cohort and offset. */
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
