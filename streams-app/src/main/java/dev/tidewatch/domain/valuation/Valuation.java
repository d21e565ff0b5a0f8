package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values a snapshot: its MRR from when to when. An amount that a later snapshot of the same subscription should decide is never here.
 * {@link Delinquency} says which statuses count, and until when an unpaid one does.
 */
public final class Valuation {

    private final Profile profile;
    private final Delinquency delinquency;
    private final Pricing pricing;
    private final TermsBook terms;

    public Valuation(Profile profile) {
        this(profile, new Pricing(profile), TermsBook.NONE);
    }

    private Valuation(Profile profile, Pricing pricing, TermsBook terms) {
        this.profile = profile;
        this.delinquency = new Delinquency(profile.delinquency(), profile.pastDueCounts());
        this.pricing = pricing;
        this.terms = terms;
    }

    /** The same by the terms of one customer's discounts. */
    public Valuation by(TermsBook customers) {
        return customers.isEmpty() && terms.isEmpty() ? this : new Valuation(profile, pricing, customers);
    }

    /** Snapshots of one subscription in their order, each with the end that its {@code cancelAt} makes and with its discounts. */
    public List<PlacedSnapshot> course(List<PlacedSnapshot> placed) {
        List<PlacedSnapshot> ends = ScheduledEnds.in(placed, profile.churnRecognition());
        return profile.discountTiming() == DiscountTiming.BILLED && anyDiscount(placed)
                ? billed(ends, this::discounts)
                : ends;
    }

    /** Returns whether a discount goes by terms, which may be known or not. */
    public boolean hasTerms() {
        return !terms.isEmpty();
    }

    /**
     * The same snapshots, each with the discounts in place of its own that may be taken off it and are not known. Nothing waits where
     * no discounts count by setting.
     */
    public List<PlacedSnapshot> open(List<PlacedSnapshot> course) {
        return billed(course, this::unknown);
    }

    /** Returns the steps in ascending order; the first is at {@code occurredAt}. */
    public List<ValuationStep> steps(PlacedSnapshot stated) {
        Snapshot snapshot = stated.snapshot();
        Instant from = snapshot.occurredAt();
        if (!delinquency.counts(snapshot.status())) {
            return List.of(new ValuationStep(from, Position.EMPTY, Delinquency.triggerOf(snapshot.status())));
        }
        ValuationStep stop = stop(stated);
        if (stop != null && !stop.at().isAfter(from)) {
            return List.of(new ValuationStep(from, Position.EMPTY, stop.trigger()));
        }
        BilledDiscounts billed = stated.billed();
        List<AppliedDiscount> discounts = billed == null ? discounts(stated) : billed.applied();
        List<ValuationStep> steps = new ArrayList<>(2);
        steps.add(new ValuationStep(from, pricing.position(snapshot, discounts, from), Trigger.SNAPSHOT));
        for (Map.Entry<Instant, Trigger> change : changes(discounts, from).entrySet()) {
            Instant at = change.getKey();
            if (stop == null || at.isBefore(stop.at())) {
                steps.add(new ValuationStep(at, pricing.position(snapshot, discounts, at), change.getValue()));
            }
        }
        if (stop != null) {
            steps.add(stop);
        }
        return steps;
    }

    private List<PlacedSnapshot> billed(
            List<PlacedSnapshot> course, Function<PlacedSnapshot, List<AppliedDiscount>> discounts) {
        boolean carries = profile.discountTiming() == DiscountTiming.BILLED;
        List<PlacedSnapshot> billed = new ArrayList<>(course.size());
        PlacedSnapshot last = null;
        List<AppliedDiscount> before = List.of();
        for (PlacedSnapshot placed : course) {
            List<AppliedDiscount> own = discounts.apply(placed);
            BilledDiscounts all = last == null || !carries
                    ? new BilledDiscounts(own, null)
                    : CarriedDiscounts.onto(last, before, placed, own);
            billed.add(placed.billedWith(all));
            before = all.applied();
            last = placed;
        }
        return billed;
    }

    private List<AppliedDiscount> discounts(PlacedSnapshot stated) {
        List<AppliedDiscount> own = pricing.discounts(stated.with(terms.resolve(stated.snapshot())));
        List<Discount> usedUp = terms.usedUp(stated.snapshot());
        if (usedUp.isEmpty()) {
            return own;
        }
        List<AppliedDiscount> all = new ArrayList<>(pricing.usedUp(usedUp, stated));
        if (!stated.snapshot().discounts().isEmpty()) {
            all.addAll(own);
            return all;
        }
        List<Validity> invoiced = pricing.invoiced(usedUp, stated);
        own.forEach(customers -> customers.addBeside(invoiced, all));
        return all;
    }

    private List<AppliedDiscount> unknown(PlacedSnapshot stated) {
        Snapshot snapshot = stated.snapshot();
        List<AppliedDiscount> unknown = new ArrayList<>(pricing.discounts(stated.with(terms.open(snapshot))));
        unknown.addAll(pricing.usedUp(terms.openUsedUp(snapshot), stated));
        return unknown;
    }

    private boolean anyDiscount(List<PlacedSnapshot> placed) {
        if (!terms.isEmpty()) {
            return true;
        }
        for (PlacedSnapshot one : placed) {
            if (!one.snapshot().discounts().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The scheduled end, or the delinquency where that comes first or at the same time. */
    private @Nullable ValuationStep stop(PlacedSnapshot placed) {
        Instant end = placed.endsAt();
        Instant deadline = delinquency.deadline(placed);
        if (deadline != null && (end == null || !end.isBefore(deadline))) {
            return new ValuationStep(deadline, Position.EMPTY, Trigger.DELINQUENCY);
        }
        return end == null ? null : new ValuationStep(end, Position.EMPTY, Trigger.SCHEDULED_END);
    }

    /** Returns where discounts begin and end behind {@code from}; where both do, it is an end. */
    private static SortedMap<Instant, Trigger> changes(List<AppliedDiscount> discounts, Instant from) {
        if (discounts.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<Instant, Trigger> changes = new TreeMap<>();
        for (AppliedDiscount discount : discounts) {
            for (Validity validity : discount.validities()) {
                if (validity.startsBehind(from)) {
                    changes.putIfAbsent(validity.from(), Trigger.DISCOUNT_START);
                }
                if (validity.endsBehind(from)) {
                    changes.put(validity.until(), Trigger.DISCOUNT_END);
                }
            }
        }
        return changes;
    }
}
