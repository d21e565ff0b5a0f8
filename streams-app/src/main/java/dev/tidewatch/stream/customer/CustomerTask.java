package dev.tidewatch.stream.customer;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.input.CustomerRules;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.clock.TaskTime;
import dev.tidewatch.stream.heap.Customers;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.plan.ActionCount;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.publish.DeadLetters;
import dev.tidewatch.stream.publish.Publishers;
import dev.tidewatch.stream.store.Stores;
import dev.tidewatch.stream.terms.TaskTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** One task's customers: one read and one write of a customer's state an event, and what the fold says goes out. */
final class CustomerTask implements Incoming.Receiver<Record<byte[], Incoming>> {

    /** Far below what a poll may take; what is left is called at the next mark. */
    private static final int DUES_A_MARK = 5_000;

    /** A quarter of event time bounds the histories that wait in a replay. */
    private static final Duration QUARTER = Duration.ofDays(90);

    private final ProcessorContext<byte[], byte[]> context;
    private final TaskRates rates;
    private final RateUsers rateUsers;
    private final TaskTerms terms;
    private final TaskWeights weights;
    private final TaskRules rules;
    private CustomerFold fold;
    private final ClockMode mode;
    private final LiveClock clock;
    private final Customers customers;
    private final TaskTime time;
    private final DueCalls dueCalls;
    private final Releases releases;
    private final Reranking reranking;
    private final Settling settling;
    private final Recounts revaluations;
    private final Recounts repricings;
    private final Erasures erasures;
    private final DeadLetters deadLetters;
    private final Marking marking;
    private final ActionCount actions;
    private @Nullable Instant releasedAt;

    CustomerTask(ProcessorContext<byte[], byte[]> context, Plan plan, Publishers.Factory publishers) {
        CustomerPolicy policy = plan.policy();
        this.context = context;
        rates = new TaskRates(
                context.getStateStore(Stores.RATES), policy.profile().rates());
        rateUsers = new RateUsers(context.getStateStore(Stores.RATE_USERS));
        terms = new TaskTerms(context.getStateStore(Stores.TERMS), context.getStateStore(Stores.TERMS_INDEX));
        weights = new TaskWeights(context.getStateStore(Stores.TASK_CLOCK), policy);
        rules = new TaskRules(context.getStateStore(Stores.TASK_CLOCK));
        fold = fold();
        this.mode = plan.clockMode();
        this.clock = plan.clock();
        customers = new Customers(context.getStateStore(Stores.CUSTOMERS), HeapShare.of(context.appConfigs()));
        time = new TaskTime(
                context.getStateStore(Stores.TASK_CLOCK), plan.topics().ofCustomerTask(), policy.profile());
        DueIndex dues = new DueIndex(context.getStateStore(Stores.DUE), time.firedBefore());
        Publishers outputs = publishers.on(context, time);
        deadLetters = new DeadLetters(context, Nodes.DEAD_LETTERS_SINK);
        releases = new Releases(context, customers, policy, () -> fold, outputs, deadLetters);
        reranking = new Reranking(customers, releases, deadLetters);
        Lookups lookups = new Lookups(rateUsers, terms);
        settling = new Settling(customers, dues, lookups, releases, outputs);
        dueCalls = new DueCalls(customers, time, dues, settling, deadLetters, () -> fold);
        int atOnce = mode == ClockMode.WALL ? Recounts.customersAtOnce(context.appConfigs()) : Integer.MAX_VALUE;
        revaluations = new Recounts(context.getStateStore(Stores.RATE_USERS), atOnce, this::revalue);
        repricings = new Recounts(context.getStateStore(Stores.TERMS_INDEX), atOnce, this::reprice);
        erasures = new Erasures(customers, dues, lookups, releases, outputs);
        actions = ActionCount.of(context.appConfigs());
        marking = new Marking(context, plan, new Marking.Task(time, dues, releases));
    }

    /** Before each record. */
    void begin(Incoming incoming) {
        marking.begin(incoming);
    }

    /** After each record. */
    void end() {
        time.write();
    }

    /** No record follows. */
    void close() {
        customers.close();
    }

    @Override
    public void event(Record<byte[], Incoming> record, Incoming.Event incoming) {
        Rejection wrongKey = CustomerRules.check(record.key(), incoming.customerId());
        if (wrongKey != null) {
            refuse(record, incoming, wrongKey, null);
            return;
        }
        marking.arrived(incoming.event().occurredAt());
        CustomerState stored = customers.get(record.key());
        CustomerState state = stored == null ? fold.begin(terms.ofCustomer(record.key())) : stored;
        Settling.Outcome outcome = settling.settle(
                record.key(),
                stored == null ? CustomerState.EMPTY : stored, // no index knows yet what a customer begins with
                () -> fold.about(record.key()).apply(state, incoming.event(), time.clock(), present()));
        Rejection rejected = outcome.rejected();
        if (rejected != null) {
            refuse(record, incoming, rejected, outcome.failure());
        }
        if (outcome.accepted()) {
            time.advanceTo(incoming.event().occurredAt());
            if (incoming.event() instanceof ActionChange change) {
                actions.add(change.action().deed().kind());
            }
            if (mode == ClockMode.EVENT) {
                dueCalls.makeAll();
                releaseEachQuarter();
            }
        }
    }

    @Override
    public void undecodable(Record<byte[], Incoming> record, Incoming.Undecodable undecodable) {
        deadLetters.add(record, undecodable.bytes(), DeadLetters.Letter.of(undecodable));
    }

    /** What was due before comes first, so that it is not lost. */
    @Override
    public void erasure(Record<byte[], Incoming> record, Incoming.Erasure erasure) {
        if (record.key() == null) {
            refuse(record, Rejection.noKey("the customer to be forgotten"), null);
            return;
        }
        CustomerState state = customers.get(record.key());
        if (state != null) {
            settling.settle(record.key(), state, () -> fold.about(record.key()).advance(state, time.clock()));
            Rejection rejected = requireNonNull(customers.get(record.key())).refusalToErase();
            if (rejected != null) {
                refuse(record, rejected, null);
                return;
            }
        }
        Throwable failure = erasures.erase(record, erasure, time.clock());
        if (failure != null) {
            refuse(record, RecordFault.rejected("the customer could not be forgotten", failure), failure);
            return;
        }
        revaluations.forget(record.key());
        repricings.forget(record.key());
    }

    private void refuse(Record<byte[], Incoming> record, Rejection rejected, @Nullable Throwable cause) {
        deadLetters.add(record, null, new DeadLetters.Letter(rejected, null, cause));
    }

    /** Books anew what another rate touches; the clock stays where it is. */
    @Override
    public void rate(Record<byte[], Incoming> record, Incoming.RateChange change) {
        Rate rate = change.rate();
        if (rates.put(rate)) {
            revaluations.take(rateUsers.of(rate.currency(), rate.day(), rates.lastDayOf(rate)));
        }
    }

    private void revalue(byte[] customer) {
        recount(
                customer,
                DeadLetters.LeftOut.REVALUATION,
                state -> fold.about(customer).revalue(state, time.clock()));
    }

    /** Publishes anew what terms change of those that asked for them or have them; the clock stays where it is. */
    @Override
    public void terms(Record<byte[], Incoming> record, Incoming.TermsChange change) {
        repricings.take(terms.take(requireNonNull(change.termsId()), change.terms()));
    }

    private void reprice(byte[] customer) {
        recount(
                customer,
                DeadLetters.LeftOut.TERMS,
                state -> fold.about(customer).reprice(state, terms.ofCustomer(customer), time.clock()));
    }

    private void recount(
            byte[] customer,
            DeadLetters.LeftOut of,
            Function<CustomerState, Decision<CustomerState, CustomerNews>> counted) {
        CustomerState state = customers.get(customer);
        if (state != null) {
            Settling.Outcome outcome = settling.settle(customer, state, () -> counted.apply(state));
            if (outcome.failure() != null) {
                deadLetters.leaveOut(customer, of, time.clock(), outcome.failure());
            }
        }
    }

    /** Each customer is judged by them from its next judgement on. */
    @Override
    public void weights(Record<byte[], Incoming> record, Incoming.WeightsChange change) {
        weights.take(change.weights());
        fold = fold();
    }

    /** The same of rules. */
    @Override
    public void rules(Record<byte[], Incoming> record, Incoming.RulesChange change) {
        rules.take(change.rules());
        fold = fold();
    }

    private CustomerFold fold() {
        return new CustomerFold(rules.over(weights.policy()), rates.table(), terms);
    }

    /** Begins to rank by a scale; in a replay all customers are looked at now, because no clock comes after it. */
    @Override
    public void scale(Record<byte[], Incoming> record, Incoming.ScaleChange change) {
        reranking.begin(change.scale());
        if (mode == ClockMode.EVENT) {
            while (reranking.goOn()) {
                releases.releaseHealth();
            }
            releases.releaseHealth();
        }
    }

    @Override
    public void order(Record<byte[], Incoming> record) {}

    @Override
    public void advance(Record<byte[], Incoming> record, Incoming.Advance advance) {
        marking.read(advance.to());
        time.advanceTo(advance.to());
        boolean more = revaluations.goOn();
        more |= repricings.goOn();
        if (mode == ClockMode.EVENT) {
            dueCalls.makeAll();
            releases.releaseAll(time.clock(), advance.health());
        } else {
            follow(advance.health(), more);
        }
    }

    /** Live, a mark calls what is due, and what changed is released. */
    private void follow(boolean withHealth, boolean counting) {
        boolean more = counting;
        more |= reranking.goOn();
        if (dueCalls.areDue()) {
            dueCalls.make(DUES_A_MARK);
            more = true;
        }
        Instant reached = dueCalls.areDue() ? time.firedBefore() : time.clock();
        if (reached.isAfter(Ledger.BEGINNING)) {
            marking.release(reached, withHealth, more);
        }
    }

    /** Without a clock: the rows come at the end. */
    private void releaseEachQuarter() {
        if (releasedAt == null || time.clock().isAfter(releasedAt.plus(QUARTER))) {
            releases.releaseSome();
            releasedAt = time.clock();
        }
    }

    private void refuse(
            Record<byte[], Incoming> record, Incoming.Event incoming, Rejection rejected, @Nullable Throwable cause) {
        deadLetters.add(record, incoming.bytes(), new DeadLetters.Letter(rejected, incoming.schemaId(), cause));
    }

    private Instant present() {
        return clock.at(Instant.ofEpochMilli(context.currentSystemTimeMs()));
    }
}
