package dev.tidewatch.avro.output;

import dev.tidewatch.domain.row.Cohort;
import dev.tidewatch.domain.row.CohortCounts;
import dev.tidewatch.domain.row.CohortHistory;
import dev.tidewatch.domain.row.CohortRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.state.CohortDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cohorts as kept in state, and as published. */
public final class CohortMapping {

    private static final YearMonth FIRST = YearMonth.of(1970, 1);

    private CohortMapping() {}

    /** {@code segment|cohort|offset}. */
    public static String key(Segment segment, CohortRow row) {
        return segment.key() + "|" + row.cohort().name() + "|" + row.offset();
    }

    public static CohortRetention toAvro(Segment segment, CohortRow row, String reportingCurrency) {
        CohortCounts counts = row.counts();
        return new CohortRetention(
                segment.key(),
                row.cohort().name(),
                row.offset(),
                LocalDate.ofEpochDay(row.asOfDay()),
                counts.customersStart(),
                RetentionMapping.amount(counts.mrrStart()),
                counts.customers(),
                RetentionMapping.amount(counts.mrr()),
                (long) row.revision(),
                row.isFinal(),
                reportingCurrency);
    }

    public static dev.tidewatch.state.CohortHistory toAvro(Cohort cohort, CohortHistory history) {
        List<CohortDay> open = new ArrayList<>(history.open().size());
        history.open().forEach((day, counts) -> open.add(new CohortDay(day, toAvro(counts))));
        return new dev.tidewatch.state.CohortHistory(
                Math.toIntExact(FIRST.until(cohort.first(), ChronoUnit.MONTHS)),
                cohort.months(),
                history.periods().stream().map(CohortMapping::toAvro).toList(),
                history.revisions(),
                open);
    }

    public static Cohort cohort(dev.tidewatch.state.CohortHistory state) {
        return new Cohort(FIRST.plusMonths(state.getFirstMonth()), state.getMonths());
    }

    public static CohortHistory toDomain(dev.tidewatch.state.CohortHistory state) {
        SortedMap<Integer, CohortCounts> open = new TreeMap<>();
        state.getOpen().forEach(day -> open.put(day.getDay(), toDomain(day.getCounts())));
        return new CohortHistory(
                state.getPeriods().stream().map(CohortMapping::toDomain).toList(), state.getRevisions(), open);
    }

    private static dev.tidewatch.state.CohortCounts toAvro(CohortCounts counts) {
        return new dev.tidewatch.state.CohortCounts(
                counts.customersStart(), counts.mrrStart(), counts.customers(), counts.mrr());
    }

    private static CohortCounts toDomain(dev.tidewatch.state.CohortCounts state) {
        return new CohortCounts(state.getCustomersStart(), state.getMrrStart(), state.getCustomers(), state.getMrr());
    }
}
