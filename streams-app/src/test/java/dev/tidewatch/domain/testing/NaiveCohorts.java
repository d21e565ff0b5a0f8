package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is left of those who began together, asking every customer for every row. */
public final class NaiveCohorts {

    private static final int MONTH = 1;
    private static final int QUARTER = 3;

    private final List<NaiveCustomer> customers;
    private final LocalDate closed;
    private final LocalDate settled;

    NaiveCohorts(List<NaiveCustomer> customers, LocalDate closed, LocalDate settled) {
        this.customers = customers;
        this.closed = closed;
        this.settled = settled;
    }

    /**
     * What is published of a cohort, but for its revision.
     *
     * @param isFinal whether the period is over, and settled
     */
    public record Row(
            LocalDate asOfDay,
            long customersStart,
            BigDecimal mrrStart,
            long customers,
            BigDecimal mrr,
            boolean isFinal) {}

    /** By {@code segment|cohort|offset}. */
    SortedMap<String, Row> rows(Collection<String> segments) {
        SortedMap<String, Row> rows = new TreeMap<>();
        for (String key : segments) {
            NaiveSegment segment = NaiveSegment.of(key);
            if (!segment.dimension().equals("cohort")) {
                for (int months : List.of(MONTH, QUARTER)) {
                    periods(months).forEach(period -> rows.putAll(rows(segment, period)));
                }
            }
        }
        return rows;
    }

    /** The periods in which anybody began. */
    private SortedSet<Period> periods(int months) {
        SortedSet<Period> periods = new TreeSet<>();
        customers.stream()
                .map(NaiveCustomer::began)
                .filter(Objects::nonNull)
                .forEach(day -> periods.add(Period.of(day, months)));
        return periods;
    }

    private SortedMap<String, Row> rows(NaiveSegment segment, Period cohort) {
        SortedMap<String, Row> rows = new TreeMap<>();
        int offset = 0;
        for (Period now = cohort; !now.first().isAfter(closed); now = now.next()) {
            Row row = row(segment, cohort, now.last());
            if (row.customersStart() > 0) {
                rows.put(segment.key() + "|" + cohort.name() + "|" + offset, row);
            }
            offset++;
        }
        return rows;
    }

    private Row row(NaiveSegment segment, Period cohort, LocalDate last) {
        LocalDate day = last.isBefore(closed) ? last : closed;
        List<Member> members = new ArrayList<>();
        for (NaiveCustomer customer : customers) {
            LocalDate began = customer.began();
            boolean inTime = began != null && !began.isAfter(day) && cohort.holds(began);
            if (inTime && customer.worthAtNew(segment) > 0) {
                members.add(Member.of(customer, segment, day));
            }
        }
        return new Row(
                day,
                members.size(),
                sum(members.stream().map(Member::began).toList()),
                members.stream().filter(Member::pays).count(),
                sum(members.stream().map(Member::now).toList()),
                !last.isAfter(closed) && !last.isAfter(settled));
    }

    private static BigDecimal sum(List<Long> micros) {
        return BigDecimal.valueOf(micros.stream().reduce(0L, Math::addExact), 6);
    }

    /** @param now its share, by what the NEW was worth to the segment, of all it pays */
    private record Member(long began, boolean pays, long now) {

        static Member of(NaiveCustomer customer, NaiveSegment segment, LocalDate day) {
            long here = customer.worthAtNew(segment);
            long all = customer.worthAtNew(NaiveSegment.ALL);
            long pays = customer.mrr(day);
            BigDecimal now = BigDecimal.valueOf(pays)
                    .multiply(BigDecimal.valueOf(here))
                    .divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP);
            return new Member(here, pays > 0, now.longValueExact());
        }
    }

    /** A calendar month or quarter. */
    private record Period(YearMonth month, int months) implements Comparable<Period> {

        static Period of(LocalDate day, int months) {
            int into = (day.getMonthValue() - 1) % months;
            return new Period(YearMonth.from(day).minusMonths(into), months);
        }

        String name() {
            return months == MONTH ? month.toString() : month.getYear() + "-Q" + (month.getMonthValue() / QUARTER + 1);
        }

        LocalDate first() {
            return month.atDay(1);
        }

        LocalDate last() {
            return next().first().minusDays(1);
        }

        Period next() {
            return new Period(month.plusMonths(months), months);
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(first()) && !day.isAfter(last());
        }

        @Override
        public int compareTo(Period other) {
            return month.compareTo(other.month);
        }
    }
}
