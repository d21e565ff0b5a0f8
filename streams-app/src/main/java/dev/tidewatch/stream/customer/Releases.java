package dev.tidewatch.stream.customer;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.fault.UnwritableState;
import dev.tidewatch.avro.state.FigureMapping;
import dev.tidewatch.avro.state.message.ReleaseMessage;
import dev.tidewatch.avro.state.message.ReleaseMessage.Until;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.difference.DifferenceCalculus;
import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.state.DayRelease;
import dev.tidewatch.state.SegmentRelease;
import dev.tidewatch.stream.heap.Customers;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.publish.DeadLetters;
import dev.tidewatch.stream.publish.Outgoing;
import dev.tidewatch.stream.publish.Publishers;
import dev.tidewatch.stream.publish.RiskPublisher;
import dev.tidewatch.stream.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells the metrics what changed, added up over many customers, and the readers of customer health. Who changed is in a store
 * and what in their states, so nothing is in memory between two calls, and a release is one part of one transaction.
 */
public final class Releases {

    private static final int HISTORY = 1;
    private static final int HEALTH = 2;

    /** The customer could not be told; it waits for its next event. */
    private static final int LEFT_OUT = 4;

    /** Each takes at most 16 bytes with its day: a record stays below the megabyte that brokers take by default. */
    private static final int COMPONENTS_A_RECORD = 50_000;

    /** Nothing is said of how far the task has come. */
    private static final Until NO_CLOCK = Until.MORE_FOLLOWS;

    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> unreleased;
    private final Customers customers;
    private final Supplier<CustomerFold> fold;
    private final Publishers publishers;
    private final DifferenceCalculus calculus;
    private final Profile profile;
    private final BusinessDays days;
    private final TaskRanking ranking;
    private final DeadLetters deadLetters;

    /** Live, at one mark: a transaction stays short, however many customers are behind. */
    private final int healthsAMark;

    /** Who is left out, as the store has it: so that an event need not ask the store. */
    private final Set<Bytes> leftOut = new HashSet<>();

    Releases(
            ProcessorContext<byte[], byte[]> context,
            Customers customers,
            CustomerPolicy policy,
            Supplier<CustomerFold> fold,
            Publishers publishers,
            DeadLetters deadLetters) {
        this.context = context;
        this.unreleased = context.getStateStore(Stores.UNRELEASED);
        this.customers = customers;
        this.fold = fold;
        this.publishers = publishers;
        this.profile = policy.profile();
        this.calculus = new DifferenceCalculus(profile);
        this.days = new BusinessDays(profile.zone());
        this.ranking = new TaskRanking(context.getStateStore(Stores.RANKING), policy.rfmSegments());
        this.deadLetters = deadLetters;
        this.healthsAMark = Recounts.customersAtOnce(context.appConfigs());
        try (KeyValueIterator<Bytes, byte[]> entries = unreleased.all()) {
            entries.forEachRemaining(entry -> {
                if ((entry.value[0] & LEFT_OUT) != 0) {
                    leftOut.add(entry.key);
                }
            });
        }
    }

    /** Returns what customers are ranked by when their health is told. */
    TaskRanking ranking() {
        return ranking;
    }

    /** Remembers a customer if something of it is to be told that was not before. */
    void note(byte[] customer, CustomerState before, CustomerState after) {
        int untold = untold(after);
        boolean wasLeftOut = !leftOut.isEmpty() && leftOut.remove(Bytes.wrap(customer));
        if (wasLeftOut || untold != untold(before)) {
            unreleased.put(Bytes.wrap(customer), new byte[] {(byte) untold});
        }
    }

    /**
     * Tells the metrics the last of a customer that is to be forgotten; it no longer counts among those that are ranked. Returns why
     * that cannot be computed, and tells nothing; null if it is done.
     */
    @Nullable
    Throwable forget(byte[] customer, CustomerState state) {
        Differences sum = new Differences();
        try {
            KeptHistory history = state.history();
            calculus.add(history.released(), history.current().with((Paid) null), sum);
        } catch (RuntimeException | Error e) {
            return RecordFault.of(e);
        }
        leftOut.remove(Bytes.wrap(customer));
        unreleased.delete(Bytes.wrap(customer));
        release(sum, HISTORY, 0, NO_CLOCK);
        return null;
    }

    /** Releases the health of those alone of whom it changed. */
    void releaseHealth() {
        release(new Differences(), HEALTH, Integer.MAX_VALUE, NO_CLOCK);
    }

    /** What the metrics were told of how long nothing changes does not hold any more. */
    void somethingFollows() {
        forward(new Differences(), Until.MORE_FOLLOWS);
    }

    /** Without a clock, because more follows, and without health, because it will change again. */
    void releaseSome() {
        release(new Differences(), HISTORY, 0, NO_CLOCK);
    }

    /** Tells everything visible at the clock, and everyone's health: no other clock follows. */
    void releaseAll(Instant clock, boolean withHealth) {
        int what = withHealth ? HISTORY | HEALTH : HISTORY;
        release(new Differences(), what, Integer.MAX_VALUE, new Until(clock, null, null));
    }

    /**
     * Tells everything visible at the clock. Returns whether somebody's health waits for the next mark, because it was the turn of
     * so many others.
     *
     * @param withHealth false while a backlog is worked off
     * @param quietUntil nothing changes until then, unless {@link #somethingFollows} is called; null if something may
     */
    boolean releaseAtMark(Instant clock, boolean withHealth, @Nullable Instant quietUntil) {
        int what = withHealth ? HISTORY | HEALTH : HISTORY;
        return release(new Differences(), what, healthsAMark, new Until(clock, quietUntil, null));
    }

    /** What is told is whole with the last record: then the metrics have all that the movements until now changed. */
    private boolean release(Differences sum, int what, int healths, Until until) {
        boolean waits = false;
        boolean begun = false;
        int healthsLeft = healths;
        try (KeyValueIterator<Bytes, byte[]> entries = unreleased.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                int untold = entry.value[0];
                int asked = (untold & LEFT_OUT) == 0 ? untold & what : 0;
                int now = healthsLeft > 0 ? asked : asked & ~HEALTH;
                waits |= now != asked;
                if (now != 0) {
                    tell(entry.key, untold, now, sum);
                    healthsLeft -= (now & HEALTH) == 0 ? 0 : 1;
                }
                if (sum.size() > COMPONENTS_A_RECORD) {
                    forward(sum, Until.MORE_FOLLOWS);
                    begun = true;
                }
            }
        }
        if (begun || sum.size() > 0 || until.clock() != null) {
            forward(sum, new Until(until.clock(), until.quiet(), publishers.lastMovement()));
        }
        return waits;
    }

    /** Either all that is asked for is told, or nothing: then the customer is left out until its next event. */
    private void tell(Bytes customer, int untold, int what, Differences sum) {
        CustomerState state = requireNonNull(customers.get(customer.get()));
        sum.mark();
        Told told;
        try {
            told = told(customer.get(), state, untold & what, sum);
        } catch (RuntimeException | Error e) {
            leaveOut(customer, untold, sum, RecordFault.of(e));
            return;
        }
        try {
            customers.put(customer.get(), told.state());
        } catch (UnwritableState e) {
            leaveOut(customer, untold, sum, e);
            return;
        }
        unreleased.put(customer, untold == (untold & what) ? null : new byte[] {(byte) (untold & ~what)});
        if (told.health() != null) {
            publishers.forward(told.health());
        }
    }

    /** Holds what a customer becomes when it is told, and its health if there is news of it. */
    private record Told(CustomerState state, @Nullable Outgoing health) {}

    private Told told(byte[] customer, CustomerState state, int what, Differences sum) {
        CustomerState released = (what & HISTORY) == 0 ? state : tellHistory(state, sum);
        return (what & HEALTH) == 0 ? new Told(released, null) : tellHealth(customer, released);
    }

    private void leaveOut(Bytes customer, int untold, Differences sum, Throwable failure) {
        sum.takeBack();
        leftOut.add(customer);
        unreleased.put(customer, new byte[] {(byte) (untold | LEFT_OUT)});
        deadLetters.leaveOut(customer.get(), DeadLetters.LeftOut.RELEASE, deadLetters.streamTime(), failure);
    }

    private CustomerState tellHistory(CustomerState state, Differences sum) {
        KeptHistory history = state.history();
        calculus.add(history.released(), history.current(), sum);
        return state.with(history.released(state.historyFrom(profile), days));
    }

    private Told tellHealth(byte[] customer, CustomerState state) {
        CustomerRisk risk = state.risk();
        Health health = fold.get().health(state);
        Instant at = risk.judgedAt();
        Paid paid = state.history().current().paid();
        if (health != null && paid != null) {
            health = health.with(ranking.rank(paid));
        }
        if (health == null || at == null) {
            return new Told(state, null);
        }
        RiskPublisher.Row row = publishers.prepare(customer, health, at, risk.told());
        return new Told(state.with(risk.told(row.identity())), row.outgoing());
    }

    private static int untold(CustomerState state) {
        return (state.history().isReleased() ? 0 : HISTORY) | (state.risk().untold() ? HEALTH : 0);
    }

    private void forward(Differences sum, Until until) {
        Collected collected = new Collected();
        sum.drainTo(collected);
        byte[] release = ReleaseMessage.differences(context.taskId().partition(), until, collected.segments);
        long timestamp = Math.max(0, context.currentStreamTimeMs());
        context.forward(new Record<>(null, release, timestamp), Nodes.DIFFERENCES_SINK);
    }

    private static final class Collected implements Differences.Receiver {

        private final List<SegmentRelease> segments = new ArrayList<>();
        private @Nullable Segment last;

        @Override
        public void add(Segment segment, int day, FigureVector vector) {
            if (!segment.equals(last)) {
                segments.add(new SegmentRelease(segment.dimension(), segment.value(), new ArrayList<>()));
                last = segment;
            }
            List<DayRelease> days = segments.get(segments.size() - 1).getDays();
            days.add(FigureMapping.toAvro(day, vector));
        }
    }
}
