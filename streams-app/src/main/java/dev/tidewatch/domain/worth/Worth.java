package dev.tidewatch.domain.worth;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The dated worth of a snapshot: never an amount that a later snapshot of the same subscription should decide. */
public final class Worth {

    private final Profile profile;
    private final Pricing pricing;
    private final TermsBook terms;

    public Worth(Profile profile) {
        this(profile, new Pricing(profile), TermsBook.NONE);
    }

    private Worth(Profile profile, Pricing pricing, TermsBook terms) {
        this.profile = profile;
        this.pricing = pricing;
        this.terms = terms;
    }

    /** The same by the terms of one customer's discounts. */
    public Worth by(TermsBook customers) {
        return customers.isEmpty() && terms.isEmpty() ? this : new Worth(profile, pricing, customers);
    }

    /**
     * In ascending order; the first at {@code occurredAt}.
     *
     * @param pastDueSince the first instant of the unbroken run of PAST_DUE that this snapshot continues; null outside one
     */
    public List<WorthStep> steps(Snapshot snapshot, @Nullable Instant pastDueSince) {
        return stepsOf(terms.resolve(snapshot), pastDueSince);
    }

    private List<WorthStep> stepsOf(Snapshot snapshot, @Nullable Instant pastDueSince) {
        Instant from = snapshot.occurredAt();
        if (!counts(snapshot.status())) {
            return List.of(new WorthStep(from, Position.EMPTY, worthless(snapshot.status())));
        }
        WorthStep stop = stop(snapshot, pastDueSince);
        if (stop != null && !stop.at().isAfter(from)) {
            return List.of(new WorthStep(from, Position.EMPTY, stop.trigger()));
        }
        List<WorthStep> steps = new ArrayList<>(2);
        steps.add(new WorthStep(from, pricing.position(snapshot, from), Trigger.SNAPSHOT));
        for (Instant end : discountEnds(snapshot)) {
            if (stop == null || end.isBefore(stop.at())) {
                steps.add(new WorthStep(end, pricing.position(snapshot, end), Trigger.DISCOUNT_END));
            }
        }
        if (stop != null) {
            steps.add(stop);
        }
        return steps;
    }

    private boolean counts(SubscriptionStatus status) {
        return switch (status) {
            case ACTIVE -> true;
            case PAST_DUE -> profile.pastDueCounts();
            case INCOMPLETE, TRIALING, UNPAID, PAUSED, CANCELED -> false;
        };
    }

    /** A PAST_DUE that does not count is delinquent from its first day. */
    private static Trigger worthless(SubscriptionStatus status) {
        return status == SubscriptionStatus.PAST_DUE ? Trigger.DELINQUENCY : Trigger.SNAPSHOT;
    }

    private @Nullable WorthStep stop(Snapshot snapshot, @Nullable Instant pastDueSince) {
        Instant end = scheduledEnd(snapshot);
        Instant deadline = pastDueSince == null ? null : pastDueSince.plus(profile.delinquency());
        if (deadline != null && (end == null || !end.isBefore(deadline))) {
            return new WorthStep(deadline, Position.EMPTY, Trigger.DELINQUENCY);
        }
        return end == null ? null : new WorthStep(end, Position.EMPTY, Trigger.SCHEDULED_END);
    }

    private @Nullable Instant scheduledEnd(Snapshot snapshot) {
        Instant cancelAt = snapshot.cancelAt();
        if (cancelAt == null) {
            return null;
        }
        boolean later = cancelAt.isAfter(snapshot.occurredAt());
        return later && profile.churnRecognition() == ChurnRecognition.EFFECTIVE_END ? cancelAt : snapshot.occurredAt();
    }

    private SortedSet<Instant> discountEnds(Snapshot snapshot) {
        SortedSet<Instant> ends = new TreeSet<>();
        for (Discount discount : snapshot.discounts()) {
            Instant end = discount.endsAt(snapshot.currentPeriodEndsAt());
            if (end != null
                    && end.isAfter(snapshot.occurredAt())
                    && profile.discounts().counts(discount.duration())) {
                ends.add(end);
            }
        }
        return ends;
    }
}
