package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.fx.Price;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.Revision;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The difference between what was published and what holds now, as records and as remembered revisions. It is what comes of a late event that
 * {@code profile.LateEvents} lets in.
 */
final class Corrections {

    private final Instant clock;
    private final Duration grouping;
    private final BusinessDays days;
    private final TreeMap<MovementKey, Revision> revisions = new TreeMap<>();
    private final List<Correction> corrections = new ArrayList<>();

    Corrections(List<Revision> revisions, Instant clock, Profile profile) {
        this.clock = clock;
        this.grouping = profile.grouping();
        this.days = new BusinessDays(profile.zone());
        for (Revision revision : revisions) {
            this.revisions.put(revision.key(), revision);
        }
    }

    /** Both lists sorted by key. */
    void between(List<Movement> published, List<Movement> current) {
        int p = 0;
        int c = 0;
        while (p < published.size() || c < current.size()) {
            int order = order(published, p, current, c);
            if (order < 0) {
                revise(published.get(p), true);
            } else if (order > 0) {
                publish(current.get(c));
            } else if (!published.get(p).equals(current.get(c))) {
                revise(current.get(c), false);
            }
            p += order <= 0 ? 1 : 0;
            c += order >= 0 ? 1 : 0;
        }
    }

    List<Correction> records() {
        return List.copyOf(corrections);
    }

    Collection<Revision> revisions() {
        return revisions.values();
    }

    private void publish(Movement movement) {
        if (revisions.containsKey(movement.key())) {
            revise(movement, false);
        } else {
            corrections.add(new Correction(movement, 0, false, isProvisional(movement)));
        }
    }

    private void revise(Movement movement, boolean voided) {
        Revision known = revisions.get(movement.key());
        int revision = known == null ? 1 : known.highest() + 1;
        revisions.put(movement.key(), new Revision(movement.key(), revision));
        corrections.add(new Correction(movement, revision, voided, isProvisional(movement)));
    }

    private boolean isProvisional(Movement movement) {
        return clock.isBefore(movement.key().at().plus(grouping)) || isPriceOpen(movement);
    }

    /** Without a rate, or at one of an earlier day, for its own may still come. */
    private boolean isPriceOpen(Movement movement) {
        Price price = movement.price();
        return movement.reportingAmount() == null
                || (price != null && price.day() < days.of(movement.key().at()));
    }

    private static int order(List<Movement> published, int p, List<Movement> current, int c) {
        if (p == published.size()) {
            return 1;
        }
        return c == current.size()
                ? -1
                : published.get(p).key().compareTo(current.get(c).key());
    }
}
