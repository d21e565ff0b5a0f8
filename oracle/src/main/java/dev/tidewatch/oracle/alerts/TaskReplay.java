package dev.tidewatch.oracle.alerts;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.TermsTable;
import dev.tidewatch.stream.plan.ClockMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One task's customers, folded once more in the order in which the task took its records. It was written beside the pipeline's
 * task and not out of it: what that one does with stores, punctuation and transactions is what is verified here.
 */
final class TaskReplay implements Incoming.Receiver<String> {

    /** As the pipeline calls them at one mark. */
    private static final int DUES_A_MARK = 5_000;

    /** What lay too far ahead of the wall clock is among the dead letters, which never come here. */
    private static final Instant NO_FUTURE = Instant.parse("9999-12-31T00:00:00Z");

    private final RateTable rates;
    private final TermsTable terms = new TermsTable();
    private final CustomerPolicy set;
    private CustomerPolicy weighed;
    private @Nullable List<Rule> rules;
    private CustomerFold fold;
    private final ClockMode mode;
    private final Refused refused;
    private final Alerted alerted;
    private final KeptCustomers customers = new KeptCustomers();
    private final Dues dues = new Dues();
    private final RateAskers askers = new RateAskers();
    private final TermsAskers termsAskers = new TermsAskers();
    private final Recounted revaluations;
    private final Recounted repricings;
    private Instant clock = Ledger.BEGINNING;

    TaskReplay(CustomerPolicy policy, ClockMode mode, Refused refused, Alerted alerted) {
        this.rates = new RateTable(policy.profile().rates());
        this.set = policy;
        this.weighed = policy;
        this.fold = CustomerFold.judgingInFull(policy, rates, terms);
        this.mode = mode;
        this.refused = refused;
        this.alerted = alerted;
        this.revaluations = new Recounted(mode, this::revalue);
        this.repricings = new Recounted(mode, this::reprice);
    }

    /** Takes alerts in the order in which they are published. */
    interface Alerted {

        void alert(String customerId, Alert alert);
    }

    /** The customers that were met. */
    KeptCustomers customers() {
        return customers;
    }

    /** @param key of the record */
    @Override
    public void event(String key, Incoming.Event incoming) {
        CustomerState before = customers.get(key);
        CustomerState state = customers.knows(key) ? before : fold.begin(terms.ofCustomer(key));
        if (settle(key, before, () -> about(key).apply(state, incoming.event(), clock, NO_FUTURE))) {
            advanceTo(incoming.event().occurredAt());
            if (mode == ClockMode.EVENT) {
                callAllDue();
            }
        }
    }

    @Override
    public void undecodable(String key, Incoming.Undecodable undecodable) {}

    /** A customer that still pays is kept. */
    @Override
    public void erasure(String key, Incoming.Erasure erasure) {
        CustomerState before = customers.get(key);
        settle(key, before, () -> about(key).advance(before, clock));
        CustomerState state = customers.get(key);
        if (state.refusalToErase() == null) {
            askers.update(key, state, CustomerState.EMPTY);
            termsAskers.update(key, state, CustomerState.EMPTY);
            if (state.indexedDue() != null) {
                dues.remove(new Dues.Due(state.indexedDue(), key));
            }
            revaluations.forget(key);
            repricings.forget(key);
            customers.forget(key);
        }
    }

    @Override
    public void rate(String key, Incoming.RateChange change) {
        Rate rate = change.rate();
        if (rates.put(rate)) {
            revaluations.take(askers.of(rate.currency(), rate.day(), rates.lastDayOf(rate)));
        }
    }

    private void revalue(String customer) {
        recount(customer, "REVALUATION", state -> about(customer).revalue(state, clock));
    }

    @Override
    public void terms(String key, Incoming.TermsChange change) {
        String id = requireNonNull(change.termsId());
        DiscountTerms before = terms.of(id);
        DiscountTerms after = change.terms();
        boolean changes = after == null ? terms.forget(id) != null : terms.put(after);
        if (changes) {
            repricings.take(termsAskers.concernedBy(id, before, after));
        }
    }

    private void reprice(String customer) {
        recount(customer, "TERMS", state -> about(customer).reprice(state, terms.ofCustomer(customer), clock));
    }

    private void recount(
            String customer, String of, Function<CustomerState, Decision<CustomerState, CustomerNews>> counted) {
        if (customers.knows(customer) && !refused.leavesOut(of, customer, clock)) {
            CustomerState state = customers.get(customer);
            settle(customer, state, () -> counted.apply(state));
        }
    }

    @Override
    public void weights(String key, Incoming.WeightsChange change) {
        weighed = set.judgingBy(change.weights());
        judgeAnew();
    }

    @Override
    public void rules(String key, Incoming.RulesChange change) {
        rules = change.rules();
        judgeAnew();
    }

    private void judgeAnew() {
        fold = CustomerFold.judgingInFull(rules == null ? weighed : weighed.judgingBy(rules), rates, terms);
    }

    /** Ranks are not in an alert. */
    @Override
    public void scale(String key, Incoming.ScaleChange change) {}

    @Override
    public void order(String key) {}

    @Override
    public void advance(String key, Incoming.Advance advance) {
        advanceTo(advance.to());
        revaluations.goOn();
        repricings.goOn();
        if (mode == ClockMode.EVENT) {
            callAllDue();
        } else {
            call(DUES_A_MARK);
        }
    }

    private CustomerFold about(String customer) {
        return fold.about(customer.getBytes(StandardCharsets.UTF_8));
    }

    private void advanceTo(Instant instant) {
        clock = instant.isAfter(clock) ? instant : clock;
    }

    private void callAllDue() {
        while (dues.isDue(clock)) {
            call(DUES_A_MARK);
        }
    }

    private void call(int limit) {
        List<Dues.Due> taken = dues.take(clock, limit);
        for (Dues.Due due : taken) {
            CustomerState state = customers.get(due.customer());
            CustomerState unindexed = due.at().equals(state.indexedDue()) ? state.indexedAt(null) : state;
            if (refused.leavesOut("DUE_EFFECT", due.customer(), due.at())
                    || !settle(
                            due.customer(),
                            unindexed,
                            () -> about(due.customer()).advance(unindexed, clock))) {
                customers.put(due.customer(), unindexed);
            }
        }
    }

    /**
     * False if nothing comes of it. What fails leaves everything as it was, as in the pipeline; if something was published of it
     * there, that is a difference.
     */
    private boolean settle(
            String customer, CustomerState before, Supplier<Decision<CustomerState, CustomerNews>> computed) {
        Decision<CustomerState, CustomerNews> decision;
        Instant due;
        CustomerState after;
        try {
            decision = computed.get();
            due = decision.state().dueToIndex();
            after = due == null ? decision.state() : decision.state().indexedAt(due);
            if (!decision.accepted()) {
                return false;
            }
            customers.put(customer, after);
        } catch (RuntimeException | Error e) {
            RecordFault.of(e); // throws what no customer's data can cause
            return false;
        }
        index(customer, before, due);
        askers.update(customer, before, after);
        termsAskers.update(customer, before, after);
        decision.outputs().alerts().forEach(alert -> alerted.alert(customer, alert));
        return true;
    }

    private void index(String customer, CustomerState before, @Nullable Instant due) {
        if (due != null) {
            dues.add(new Dues.Due(due, customer));
            if (before.indexedDue() != null) {
                dues.remove(new Dues.Due(before.indexedDue(), customer));
            }
        }
    }
}
