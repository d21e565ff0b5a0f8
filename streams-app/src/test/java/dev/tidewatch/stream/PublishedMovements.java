package dev.tidewatch.stream;

import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.MrrMovement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Movement records as the law compares them: of each id the newest, if it is not voided, without what may differ. */
final class PublishedMovements {

    private PublishedMovements() {}

    /** What stands of these, which came in this order. */
    static SortedMap<String, MrrMovement> standing(Collection<MrrMovement> published) {
        SortedMap<String, MrrMovement> standing = new TreeMap<>();
        for (MrrMovement movement : published) {
            if (movement.getVoided()) {
                standing.remove(movement.getMovementId());
            } else {
                standing.put(movement.getMovementId(), comparable(movement));
            }
        }
        return standing;
    }

    /** @param movements by customer */
    static SortedMap<String, MrrMovement> expected(Map<String, List<Movement>> movements, Profile profile) {
        MovementMapping mapping = new MovementMapping(profile);
        SortedMap<String, MrrMovement> expected = new TreeMap<>();
        movements.forEach((customer, all) -> all.forEach(movement -> {
            MrrMovement published = mapping.toAvro(customer, new Correction(movement, 0, false, false), Instant.EPOCH);
            expected.put(published.getMovementId(), comparable(published));
        }));
        return expected;
    }

    private static MrrMovement comparable(MrrMovement movement) {
        return MrrMovement.newBuilder(movement)
                .setRevision(0)
                .setProvisional(false)
                .setPublishedAt(Instant.EPOCH)
                .build();
    }
}
