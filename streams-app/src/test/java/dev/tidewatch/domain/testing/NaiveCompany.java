package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customers of 2026, each with the movements that its ledger publishes. */
final class NaiveCompany {

    private final Profile profile;
    private final Map<String, List<Movement>> movements = new TreeMap<>();

    NaiveCompany(Profile profile) {
        this.profile = profile;
    }

    NaiveCompany with(Snapshot... snapshots) {
        List<Movement> published = new LedgerDriver(profile).with(snapshots).published();
        movements.put("cus_" + movements.size(), published);
        return this;
    }

    NaiveCompany with(int customers, Snapshot... snapshots) {
        for (int i = 0; i < customers; i++) {
            with(snapshots);
        }
        return this;
    }

    NaiveRetention retention(String... attributes) {
        return new NaiveRetention(movements, profile, Arrays.asList(attributes));
    }

    /** Active on these items from an instant of {@link Notation} on. */
    static SnapshotBuilder anActive(String instant, ItemBuilder... items) {
        Instant at = Notation.instant(instant.length() == "03-02".length() ? instant + " 12:00" : instant);
        return SnapshotBuilder.aSnapshot("at " + at).at(at).on(items);
    }

    static Snapshot on(String instant, ItemBuilder... items) {
        return anActive(instant, items).build();
    }

    static Snapshot cancelled(String instant) {
        return anActive(instant).status(SubscriptionStatus.CANCELED).build();
    }
}
