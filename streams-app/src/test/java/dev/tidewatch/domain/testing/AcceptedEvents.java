package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer's accepted events, of each topic and id the content that counts. */
public final class AcceptedEvents {

    private final Map<String, SubscriptionChange> snapshots = new HashMap<>();
    private final Map<String, AttributeChange> attributes = new HashMap<>();

    /** In place of another of its topic and id. */
    public void take(@Nullable CustomerEvent event) {
        if (event instanceof SubscriptionChange change) {
            snapshots.put(change.eventId(), change);
        } else if (event instanceof AttributeChange change) {
            attributes.put(change.eventId(), change);
        }
    }

    /** Each of a story that is wholly accepted: of two contents of one event the smaller. */
    public static AcceptedEvents allOf(Story story) {
        AcceptedEvents accepted = new AcceptedEvents();
        for (CustomerEvent event : story.all()) {
            CustomerEvent known = accepted.known(event);
            accepted.take(known != null && text(known).compareTo(text(event)) < 0 ? known : event);
        }
        return accepted;
    }

    /** The one of the same topic and id; null if there is none. */
    public @Nullable CustomerEvent known(CustomerEvent event) {
        return event instanceof AttributeChange ? attributes.get(event.eventId()) : snapshots.get(event.eventId());
    }

    public Collection<Snapshot> snapshots() {
        return snapshots.values().stream().map(SubscriptionChange::snapshot).toList();
    }

    public Collection<CustomerAttributes> attributes() {
        return attributes.values().stream().map(AttributeChange::attributes).toList();
    }

    /** What settles conflicts. */
    static String text(CustomerEvent event) {
        return event instanceof AttributeChange change
                ? CanonicalJson.of(change.attributes())
                : CanonicalJson.of(((SubscriptionChange) event).snapshot());
    }
}
