package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.Position;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory with the customer's own attributes laid over every line. Where they change, each subscription that counts and
 * does not change by itself at that instant changes through them; docs/formulas.md, "Customer attributes".
 */
final class AttributeOverlay {

    private final List<Position> opening = new ArrayList<>();
    private final List<WorthChange> changes = new ArrayList<>();

    /** What each subscription counts, and by which snapshot, as its own events say. */
    private final List<Position> own;

    private final List<@Nullable Snapshot> inForce = new ArrayList<>();
    private @Nullable CustomerAttributes current;

    private AttributeOverlay(List<SubscriptionHistory> subscriptions, List<Position> opening) {
        own = new ArrayList<>(opening);
        subscriptions.forEach(history -> inForce.add(history.base()));
    }

    /** @param given in order of time, then of subscription */
    static AttributeOverlay of(Ledger ledger, List<Position> opening, List<WorthChange> given) {
        AttributeOverlay overlay = new AttributeOverlay(ledger.subscriptions(), opening);
        overlay.current = ledger.attributes().base();
        opening.forEach(position -> overlay.opening.add(overlay.laid(position)));
        int next = 0;
        for (CustomerAttributes attributes :
                lastOfEachInstant(ledger.attributes().retained())) {
            next = overlay.takeUpTo(attributes, given, next);
        }
        given.subList(next, given.size()).forEach(overlay::take);
        return overlay;
    }

    List<Position> opening() {
        return opening;
    }

    List<WorthChange> changes() {
        return changes;
    }

    /** Takes what comes before the attributes and with them, from one of the given on; gives the first that comes later. */
    private int takeUpTo(CustomerAttributes attributes, List<WorthChange> given, int first) {
        Instant at = attributes.occurredAt();
        int next = first;
        while (next < given.size() && given.get(next).at().isBefore(at)) {
            take(given.get(next));
            next++;
        }
        current = attributes;
        for (int i = 0; i < own.size(); i++) {
            boolean together = next < given.size()
                    && given.get(next).at().equals(at)
                    && given.get(next).subscription() == i;
            if (together) {
                takeTogether(given.get(next), attributes);
                next++;
            } else {
                change(i, attributes);
            }
        }
        return next;
    }

    private void take(WorthChange change) {
        own.set(change.subscription(), change.after());
        inForce.set(change.subscription(), change.inForce());
        changes.add(change.to(laid(change.after())));
    }

    /** What a subscription states anew without a change is no step of its own. */
    private void takeTogether(WorthChange change, CustomerAttributes attributes) {
        if (own.get(change.subscription()).equals(change.after())) {
            inForce.set(change.subscription(), change.inForce());
            change(change.subscription(), attributes);
        } else {
            take(change);
        }
    }

    private void change(int subscription, CustomerAttributes attributes) {
        Snapshot snapshot = inForce.get(subscription);
        Position position = own.get(subscription);
        if (snapshot != null && !position.isEmpty()) {
            changes.add(new WorthChange(
                    attributes.occurredAt(),
                    subscription,
                    laid(position),
                    Trigger.ATTRIBUTES,
                    snapshot,
                    attributes.eventId()));
        }
    }

    private Position laid(Position position) {
        CustomerAttributes laid = current;
        return laid == null ? position : position.with(laid::over);
    }

    private static List<CustomerAttributes> lastOfEachInstant(List<CustomerAttributes> retained) {
        List<CustomerAttributes> last = new ArrayList<>(retained.size());
        for (CustomerAttributes attributes : retained) {
            int end = last.size() - 1;
            if (end >= 0 && last.get(end).occurredAt().equals(attributes.occurredAt())) {
                last.set(end, attributes);
            } else {
                last.add(attributes);
            }
        }
        return last;
    }
}
