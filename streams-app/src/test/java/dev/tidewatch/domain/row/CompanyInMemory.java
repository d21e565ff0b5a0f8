package dev.tidewatch.domain.row;

import dev.tidewatch.domain.difference.DifferenceCalculus;
import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.NaiveCustomer;
import dev.tidewatch.domain.vector.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ledgers and metrics of one company, as the tasks keep them. */
final class CompanyInMemory {

    private static final Duration REACH = Duration.ofDays(Window.LONGEST_DAYS + 1L);

    private final Profile profile;
    private final Rates rates;
    private final DifferenceCalculus calculus;
    private final MetricsInMemory metrics;
    private final Differences sum = new Differences();
    private final Map<Integer, LedgerDriver> customers = new TreeMap<>();
    private Instant clock = Instant.EPOCH;

    CompanyInMemory(Profile profile, Rates rates) {
        this.profile = profile;
        this.rates = rates;
        this.calculus = new DifferenceCalculus(profile);
        this.metrics = new MetricsInMemory(profile, rates);
    }

    void take(CompanyStep step) {
        LedgerDriver customer = customers.computeIfAbsent(step.customer(), key -> new LedgerDriver(profile, rates));
        customer.take(step.arrival());
        takeBeside(customer, step.beside());
        if (step.releases()) {
            release(customer);
        }
        if (step.publishes()) {
            publish(customer.clock());
        }
    }

    /** What no window of the ledger's history reaches is no part of the law. */
    private void takeBeside(LedgerDriver customer, CompanyStep.Beside beside) {
        Instant oldest = customer.ledger().foldedBefore().minus(REACH);
        if (beside.paidAt() != null && !beside.paidAt().isBefore(oldest)) {
            customer.paid(beside.paidAt());
        }
        if (beside.answer() != null && !beside.answer().at().isBefore(oldest)) {
            customer.answered(beside.answer());
        }
    }

    SortedMap<String, CohortRow> cohortRows() {
        return metrics.cohortRows();
    }

    /** Everything that is known of the customers. */
    List<NaiveCustomer.Told> told() {
        return customers.values().stream().map(LedgerDriver::told).toList();
    }

    /** Everything, with the clock so long after the last that came. */
    void close(Duration later) {
        customers.values().forEach(this::release);
        customers.values().forEach(customer -> clock = later(clock, customer.clock()));
        publish(clock.plus(later));
    }

    Instant clock() {
        return clock;
    }

    SortedMap<String, MetricRow> rows() {
        return metrics.rows();
    }

    Map<String, List<Movement>> movements() {
        Map<String, List<Movement>> movements = new TreeMap<>();
        customers.forEach((number, customer) -> movements.put("cus_" + number, customer.published()));
        return movements;
    }

    private void release(LedgerDriver customer) {
        calculus.add(customer.history().released(), customer.history().current(), sum);
        customer.released();
    }

    private void publish(Instant asOf) {
        metrics.take(sum);
        clock = later(clock, asOf);
        metrics.publish(clock);
    }

    private static Instant later(Instant left, Instant right) {
        return left.isBefore(right) ? right : left;
    }
}
