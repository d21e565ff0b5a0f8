package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * What happened to one customer, whatever order it arrives in.
 *
 * @param events among them, rarely, two with one id and one instant but other content
 * @param hardInstants the instants that bound some rule for these events: where a clock should stop
 */
public record Story(Profile profile, List<Snapshot> events, List<Instant> hardInstants) {

    public Instant end() {
        return events.stream().map(Snapshot::occurredAt).max(Instant::compareTo).orElseThrow();
    }

    /** The same with a lateness that keeps everything correctable. */
    public Story neverFolding() {
        return new Story(Profiles.keepingEverything(profile), events, hardInstants);
    }
}
