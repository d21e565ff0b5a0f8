package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.terms.TermsTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows every paying customer as it was judged at the beginning of each month. The events go through the product's own fold in the order
 * they arrive, late ones included, on the event clock: what is seen is what a reader of {@code customer-health} would have had at
 * that instant.
 */
public final class MonthlyCustomers {

    private final Profile profile;
    private final CustomerFold fold;
    private final TermsTable terms;
    private final Months months;
    private final Observer observer;
    private final Map<String, CustomerState> customers = new TreeMap<>();
    private Instant clock = Ledger.BEGINNING;
    private @Nullable Instant next;

    public MonthlyCustomers(CustomerPolicy policy, Known known, Months months, Observer observer) {
        this.profile = policy.profile();
        this.fold = new CustomerFold(policy, known.rates, known.terms);
        this.terms = known.terms;
        this.months = months;
        this.observer = observer;
        this.next = months.first == null ? null : beginningAt(months.first);
    }

    /** Rates and terms of discounts, as they are known to the end. */
    public record Known(Rates rates, TermsTable terms) {

        /** Neither is known. */
        public static Known nothing() {
            return new Known(Rates.NONE, new TermsTable());
        }
    }

    /**
     * The months that are shown.
     *
     * @param first none that begins before it; null: from the first event on
     * @param last none that begins after it
     */
    public record Months(@Nullable Instant first, Instant last) {

        /** All of them. */
        public static final Months ALL = new Months(null, Instant.MAX);
    }

    /** Is shown what the fold says. */
    public interface Observer {

        void judged(String customerId, Instant at, Assessment assessment);

        default void alerts(List<Alert> alerts) {}

        default void outcomes(String customerId, List<Outcome> outcomes) {}
    }

    /**
     * Takes one event in; returns why it is refused, null if it is not.
     *
     * @param present what lies too far after it is refused
     */
    public @Nullable Rejection take(String customerId, CustomerEvent event, Instant present) {
        Instant at = event.occurredAt();
        Rejection future = LateEvents.future(profile, present, at);
        if (future != null) {
            return future;
        }
        judgeBefore(at);
        CustomerState known = customers.get(customerId);
        CustomerState state = known == null ? fold.begin(terms.ofCustomer(customerId)) : known;
        Decision<CustomerState, CustomerNews> decision = fold.apply(state, event, clock, present);
        if (!decision.accepted()) {
            return decision.rejected();
        }
        tell(customerId, decision);
        customers.put(customerId, decision.state());
        clock = clock.isBefore(at) ? at : clock;
        return null;
    }

    /** Forgets a customer; one that still pays is kept, as the pipeline keeps it. */
    public void forget(String customerId) {
        customers.computeIfPresent(
                customerId,
                (unused, state) -> state.refusalToErase() == null
                        ? null
                        : fold.advance(state, clock).state());
    }

    /** Goes on to an instant at which no event came: what is due before it happens. */
    public void advanceTo(Instant instant) {
        judgeBefore(instant);
        advanceAll(instant);
    }

    /** Returns what is kept of a customer now; empty of one that is unknown. */
    public CustomerState state(String customerId) {
        return customers.getOrDefault(customerId, CustomerState.EMPTY);
    }

    /** Returns the latest event that was taken. */
    public Instant clock() {
        return clock;
    }

    private void judgeBefore(Instant at) {
        Instant month = next == null ? beginningAt(at) : next;
        while (month.isBefore(at) && !month.isAfter(months.last)) {
            judge(month);
            month = beginningAt(month.plusMillis(1));
        }
        next = month;
    }

    private void judge(Instant at) {
        advanceAll(at);
        customers.forEach((customerId, state) -> {
            Health health = fold.health(state);
            if (health != null && !health.assessment().mrr().isEmpty()) {
                observer.judged(customerId, at, health.assessment());
            }
        });
    }

    private void advanceAll(Instant at) {
        customers.replaceAll((customerId, state) -> {
            Decision<CustomerState, CustomerNews> decision = fold.advance(state, at);
            tell(customerId, decision);
            return decision.state();
        });
    }

    private void tell(String customerId, Decision<CustomerState, CustomerNews> decision) {
        observer.alerts(decision.outputs().alerts());
        observer.outcomes(customerId, decision.outputs().outcomes());
    }

    private Instant beginningAt(Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, profile.zone());
        Instant month = day.withDayOfMonth(1).atStartOfDay(profile.zone()).toInstant();
        return month.isBefore(instant)
                ? day.withDayOfMonth(1)
                        .plusMonths(1)
                        .atStartOfDay(profile.zone())
                        .toInstant()
                : month;
    }
}
