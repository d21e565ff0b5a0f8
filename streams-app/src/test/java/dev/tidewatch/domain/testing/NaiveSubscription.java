package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.NaiveDiscounts.NaiveDiscount;
import dev.tidewatch.domain.testing.NaiveDiscounts.UsedUp;
import dev.tidewatch.domain.valuation.Line;
import dev.tidewatch.domain.valuation.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One subscription's accepted snapshots, read at any instant. Snapshots always show; what a snapshot does later (its end, the
 * start or end of a discount, its delinquency deadline) shows once the clock has passed it.
 */
final class NaiveSubscription {

    private static final Comparator<Snapshot> ORDER = Comparator.comparing(Snapshot::occurredAt)
            .thenComparing(Snapshot::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Snapshot::type)
            .thenComparing(snapshot -> snapshot.eventId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final String id;
    private final Profile profile;
    private final Instant clock;
    private final NaiveWorth worth;
    private final NavigableMap<Instant, Snapshot> lastByInstant = new TreeMap<>();
    private final NaiveDiscounts discounts;

    NaiveSubscription(String id, Profile profile, Instant clock, Collection<Snapshot> accepted) {
        this(id, profile, clock, accepted, snapshot -> new UsedUp(List.of(), false));
    }

    /** @param usedUp discounts of each snapshot's subscription that count for one invoice and are not stated */
    NaiveSubscription(
            String id,
            Profile profile,
            Instant clock,
            Collection<Snapshot> accepted,
            Function<Snapshot, UsedUp> usedUp) {
        this.id = id;
        this.profile = profile;
        this.clock = clock;
        this.worth = new NaiveWorth(profile);
        accepted.stream().sorted(ORDER).forEach(snapshot -> lastByInstant.put(snapshot.occurredAt(), snapshot));
        this.discounts = new NaiveDiscounts(profile, List.copyOf(lastByInstant.values()), usedUp);
    }

    String id() {
        return id;
    }

    /** In order, one an instant. */
    Collection<Snapshot> snapshots() {
        return lastByInstant.values();
    }

    /** Every instant at which the worth may change. */
    SortedSet<Instant> instants() {
        SortedSet<Instant> instants = new TreeSet<>(lastByInstant.keySet());
        for (Snapshot snapshot : lastByInstant.values()) {
            addIfGiven(instants, end(snapshot));
            addIfGiven(instants, deadline(snapshot));
            everyDate(snapshot).forEach(dates -> {
                addIfGiven(instants, dates.from());
                addIfGiven(instants, dates.until());
            });
        }
        return instants;
    }

    /** From the first snapshot on. */
    Snapshot inForce(Instant at) {
        return lastByInstant.headMap(at, true).lastEntry().getValue();
    }

    /** Micros a month by line from this instant on, until the next one that matters. */
    SortedMap<Line, Long> linesFrom(Instant at) {
        if (at.isBefore(lastByInstant.firstKey())) {
            return Collections.emptySortedMap();
        }
        Snapshot snapshot = inForce(at);
        if (!counts(snapshot) || hasEnded(snapshot, at) || isDelinquent(snapshot, at)) {
            return Collections.emptySortedMap();
        }
        List<NaiveDiscount> off = off(snapshot);
        return worth.monthly(snapshot, off.stream().map(NaiveDiscount::discount).toList(), (nth, item) -> {
            NaiveDiscountDates dates = off.get(nth).dates().get(item);
            return dates != null && lowers(dates, snapshot, at);
        });
    }

    /** Whether its own lines become others at this instant. */
    boolean changes(Instant at) {
        return !linesFrom(at).equals(linesFrom(at.minusMillis(1)));
    }

    /** What changed the lines at this instant, where they did change. */
    Trigger trigger(Instant at) {
        Snapshot snapshot = inForce(at);
        boolean uncounted = snapshot.status() == SubscriptionStatus.PAST_DUE && !profile.pastDueCounts();
        if (uncounted || (counts(snapshot) && isDelinquent(snapshot, at))) {
            return Trigger.DELINQUENCY;
        }
        if (counts(snapshot) && hasEnded(snapshot, at)) {
            return Trigger.SCHEDULED_END;
        }
        if (snapshot.occurredAt().equals(at)) {
            return Trigger.SNAPSHOT;
        }
        boolean ends = everyDate(snapshot).stream().anyMatch(dates -> at.equals(dates.until()));
        return ends ? Trigger.DISCOUNT_END : Trigger.DISCOUNT_START;
    }

    private boolean counts(Snapshot snapshot) {
        return snapshot.status() == SubscriptionStatus.ACTIVE
                || (snapshot.status() == SubscriptionStatus.PAST_DUE && profile.pastDueCounts());
    }

    private boolean hasEnded(Snapshot snapshot, Instant at) {
        return happened(snapshot, end(snapshot), at);
    }

    private boolean isDelinquent(Snapshot snapshot, Instant at) {
        return happened(snapshot, deadline(snapshot), at);
    }

    private boolean happened(Snapshot snapshot, @Nullable Instant due, Instant at) {
        if (due == null || due.isAfter(at)) {
            return false;
        }
        boolean fromTheStart = !due.isAfter(snapshot.occurredAt());
        return fromTheStart || due.isBefore(clock);
    }

    private @Nullable Instant end(Snapshot snapshot) {
        return NaiveScheduledEnd.of(snapshot, List.copyOf(lastByInstant.values()), profile.churnRecognition());
    }

    private @Nullable Instant deadline(Snapshot snapshot) {
        Instant start = null;
        for (Snapshot earlier : lastByInstant
                .headMap(snapshot.occurredAt(), true)
                .descendingMap()
                .values()) {
            if (earlier.status() != SubscriptionStatus.PAST_DUE) {
                break;
            }
            start = earlier.occurredAt();
        }
        return start == null ? null : start.plus(profile.delinquency());
    }

    private boolean lowers(NaiveDiscountDates dates, Snapshot snapshot, Instant at) {
        return (dates.from() == null || happened(snapshot, dates.from(), at)) && !happened(snapshot, dates.until(), at);
    }

    /** Of all discounts on the items that they are for, where they hold at all. */
    private List<NaiveDiscountDates> everyDate(Snapshot snapshot) {
        return off(snapshot).stream()
                .flatMap(discount -> discount.dates().values().stream())
                .filter(dates -> dates.from() == null
                        || dates.until() == null
                        || dates.from().isBefore(dates.until()))
                .toList();
    }

    private List<NaiveDiscount> off(Snapshot snapshot) {
        return discounts.of(List.copyOf(lastByInstant.values()).indexOf(snapshot));
    }

    private static void addIfGiven(SortedSet<Instant> instants, @Nullable Instant at) {
        if (at != null) {
            instants.add(at);
        }
    }
}
