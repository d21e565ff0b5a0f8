package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to one customer, whatever order it arrives in.
 *
 * @param events of its subscriptions; among them, rarely, two with one id and one instant but other content
 * @param attributes its own, as they change; of most customers none
 * @param hardInstants the instants that bound some rule for these events: where a clock should stop
 */
public record Story(
        Profile profile, List<Snapshot> events, List<CustomerAttributes> attributes, List<Instant> hardInstants) {

    public Instant end() {
        return all().stream()
                .map(CustomerEvent::occurredAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Of both topics. */
    public List<CustomerEvent> all() {
        List<CustomerEvent> all = new ArrayList<>();
        events.forEach(event -> all.add(new SubscriptionChange(event)));
        attributes.forEach(event -> all.add(new AttributeChange(event)));
        return all;
    }

    /** The same in a company that has this profile. */
    public Story under(Profile other) {
        return new Story(other, events, attributes, hardInstants);
    }

    /** The same with a lateness that keeps everything correctable. */
    public Story neverFolding() {
        return under(Profiles.keepingEverything(profile));
    }
}
