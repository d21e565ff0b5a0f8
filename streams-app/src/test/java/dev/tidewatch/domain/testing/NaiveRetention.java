package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The retention figures by their definitions, asking every customer on every day. Shares the records of the ledger with the
 * product and none of its arithmetic.
 */
public final class NaiveRetention {

    private final List<NaiveCustomer> customers;
    private final List<String> dimensions;
    private final NaiveRates rates;

    /**
     * Of finished ledgers, without rates.
     *
     * @param movements by customer, each list in order of time, the newest revisions, none voided
     * @param attributes the names that are dimensions
     */
    public NaiveRetention(Map<String, List<Movement>> movements, Profile profile, Collection<String> attributes) {
        this(movements, profile, attributes, List.of());
    }

    /** The same, with all rates that were published. */
    public NaiveRetention(
            Map<String, List<Movement>> movements, Profile profile, Collection<String> attributes, List<Rate> rates) {
        this(
                movements.values().stream().map(NaiveCustomer.Told::of).toList(),
                attributes,
                new NaiveRates(profile, rates));
    }

    private NaiveRetention(List<NaiveCustomer.Told> told, Collection<String> attributes, NaiveRates rates) {
        this.rates = rates;
        this.customers = told.stream()
                .map(one -> new NaiveCustomer(one, rates.profile()))
                .toList();
        this.dimensions = new ArrayList<>(List.of("all", "cohort", "plan", "currency", "interval"));
        this.dimensions.addAll(attributes);
    }

    /** Of customers that did more than move MRR. */
    public static NaiveRetention of(
            Collection<NaiveCustomer.Told> told, Profile profile, Collection<String> attributes, List<Rate> rates) {
        return new NaiveRetention(List.copyOf(told), attributes, new NaiveRates(profile, rates));
    }

    /** The keys of all segments that anybody is ever in; {@code all} always is. */
    public Set<String> segments() {
        SortedSet<String> segments = new TreeSet<>(Set.of("all"));
        customers.forEach(customer -> segments.addAll(customer.segments(dimensions)));
        return segments;
    }

    /** The first business day on which the segment's figures are not those of a company without customers, if any. */
    public Optional<LocalDate> firstDay(String segment) {
        Stream<LocalDate> days =
                customers.stream().flatMap(NaiveCustomer::days).distinct().sorted();
        NaiveFigures nothing =
                new NaiveRetention(Map.of(), Profile.TIDEWATCH, dimensions).figures(segment, "P1D", LocalDate.EPOCH);
        return days.filter(day -> !figures(segment, "P1D", day).equals(nothing)).findFirst();
    }

    public NaiveFigures figures(String segment, String window, LocalDate day) {
        LocalDate start = NaiveWindow.start(window, day);
        List<NaiveStanding> all = standings(NaiveSegment.of(segment), start, day);
        BigDecimal then = revalued(NaiveSegment.of(segment), start);
        BigDecimal now = revalued(NaiveSegment.of(segment), day);
        NaiveBeside beside = new NaiveBeside(
                customers, NaiveSegment.of(segment), other -> other.isAfter(start) && !other.isAfter(day));
        return new NaiveFigures(
                count(all, NaiveStanding::starts),
                amount(all, NaiveStanding::sHere),
                count(all, NaiveStanding::pays),
                amount(all, NaiveStanding::nHere),
                count(all, MovementKind.NEW),
                amount(all, MovementKind.NEW),
                count(all, MovementKind.EXPANSION),
                amount(all, MovementKind.EXPANSION),
                count(all, MovementKind.CONTRACTION),
                amount(all, MovementKind.CONTRACTION),
                count(all, MovementKind.CHURN),
                amount(all, MovementKind.CHURN),
                count(all, MovementKind.REACTIVATION),
                amount(all, MovementKind.REACTIVATION),
                amount(all, NaiveStanding::entering),
                amount(all, NaiveStanding::leaving),
                count(all, NaiveStanding::lost),
                count(all, NaiveStanding::gained),
                count(all, NaiveStanding::lacksRate),
                amount(all, NaiveStanding::worth),
                amount(all, NaiveStanding::kept),
                now,
                now == null || then == null
                        ? null
                        : now.subtract(then)
                                .subtract(amount(all, NaiveStanding::nHere))
                                .add(amount(all, NaiveStanding::sHere)),
                movers(all),
                NaiveChurn.of(all.stream()
                        .flatMap(standing -> standing.departures().stream())
                        .toList()),
                beside.trials(),
                beside.answers(),
                beside.purchases());
    }

    /**
     * Lifetime value: what a customer pays a month, for as many months as leaving at the pace of the six whole months before
     * lets it stay. Null where one of them began without customers, or nobody left in any, or there are no customers.
     */
    public @Nullable BigDecimal ltv(String segment, LocalDate day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int back = 1; back <= 6; back++) {
            YearMonth month = YearMonth.from(day).minusMonths(back);
            BigDecimal rate = figures(segment, "MTD", month.atEndOfMonth()).customerChurnRateChartmogul();
            if (rate == null) {
                return null;
            }
            sum = sum.add(rate);
        }
        NaiveFigures now = figures(segment, "P1D", day);
        return NaiveFigures.ratio(
                now.mrr().multiply(BigDecimal.valueOf(6)), sum.multiply(BigDecimal.valueOf(now.customers())));
    }

    private static NaiveMovers movers(List<NaiveStanding> all) {
        return new NaiveMovers(
                count(all, standing -> standing.count(MovementKind.EXPANSION) > 0),
                count(all, standing -> standing.count(MovementKind.CONTRACTION) > 0),
                count(all, standing -> standing.count(MovementKind.CHURN) > 0),
                count(all, standing -> standing.count(MovementKind.REACTIVATION) > 0));
    }

    /**
     * What is left of those who began together, by {@code segment|cohort|offset}.
     *
     * @param closed the newest day that is over
     * @param settled the newest day that no accepted event can change any more
     */
    public SortedMap<String, NaiveCohorts.Row> cohorts(LocalDate closed, LocalDate settled) {
        return new NaiveCohorts(customers, closed, settled).rows(segments());
    }

    private @Nullable BigDecimal revalued(NaiveSegment segment, LocalDate day) {
        SortedMap<String, Long> natives = new TreeMap<>();
        customers.forEach(customer -> customer.natives(segment, day)
                .forEach((currency, micros) -> natives.merge(currency, micros, Math::addExact)));
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, Long> currency : natives.entrySet()) {
            BigDecimal price = rates.price(currency.getKey(), day, currency.getValue());
            if (price == null) {
                return null;
            }
            sum = sum.add(price);
        }
        return sum.movePointLeft(6).setScale(6);
    }

    private List<NaiveStanding> standings(NaiveSegment segment, LocalDate start, LocalDate day) {
        if (!dimensions.contains(segment.dimension())) {
            throw new IllegalArgumentException("no dimension has a segment " + segment.key());
        }
        return customers.stream()
                .map(customer -> customer.standing(segment, start, day))
                .toList();
    }

    private static long count(List<NaiveStanding> all, Predicate<NaiveStanding> condition) {
        return sum(all, standing -> condition.test(standing) ? 1 : 0);
    }

    private static long count(List<NaiveStanding> all, MovementKind kind) {
        return sum(all, standing -> standing.count(kind));
    }

    private static BigDecimal amount(List<NaiveStanding> all, MovementKind kind) {
        return amount(all, standing -> standing.amount(kind));
    }

    private static BigDecimal amount(List<NaiveStanding> all, ToLongFunction<NaiveStanding> micros) {
        return BigDecimal.valueOf(sum(all, micros), 6);
    }

    private static long sum(List<NaiveStanding> all, ToLongFunction<NaiveStanding> each) {
        long sum = 0;
        for (NaiveStanding standing : all) {
            sum = Math.addExact(sum, each.applyAsLong(standing));
        }
        return sum;
    }
}
