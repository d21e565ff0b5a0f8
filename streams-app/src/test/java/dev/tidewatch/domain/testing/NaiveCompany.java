package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Customers of 2026, each with the movements that its ledger publishes. */
final class NaiveCompany {

    private final Profile profile;
    private Instant clock = Instant.EPOCH;
    private final List<NaiveCustomer.Told> told = new ArrayList<>();

    NaiveCompany(Profile profile) {
        this.profile = profile;
    }

    NaiveCompany with(Snapshot... snapshots) {
        return with(List.of(), List.of(), snapshots);
    }

    /** With what it bought, or answered, beside. */
    NaiveCompany with(
            List<NaiveCustomer.Purchase> purchases, List<NaiveCustomer.Answer> answers, Snapshot... snapshots) {
        LedgerDriver driver = new LedgerDriver(profile).with(snapshots);
        driver.advance(clock);
        told.add(new NaiveCustomer.Told(driver.published(), List.of(snapshots), purchases, answers, driver.clock()));
        return this;
    }

    /** The clock of those who come from now on. */
    NaiveCompany at(String instant) {
        clock = Notation.instant(instant);
        return this;
    }

    NaiveCompany with(int customers, Snapshot... snapshots) {
        for (int i = 0; i < customers; i++) {
            with(snapshots);
        }
        return this;
    }

    NaiveRetention retention(String... attributes) {
        return NaiveRetention.of(told, profile, Arrays.asList(attributes), List.of());
    }

    /** Active on these items from an instant of {@link Notation} on. */
    static SnapshotBuilder anActive(String instant, ItemBuilder... items) {
        Instant at = instant(instant);
        return SnapshotBuilder.aSnapshot("at " + at).at(at).on(items);
    }

    static Snapshot on(String instant, ItemBuilder... items) {
        return anActive(instant, items).build();
    }

    static Snapshot cancelled(String instant) {
        return anActive(instant).status(SubscriptionStatus.CANCELED).build();
    }

    /** Noon unless a time is given. */
    static Instant instant(String text) {
        return Notation.instant(text.length() == "03-02".length() ? text + " 12:00" : text);
    }
}
