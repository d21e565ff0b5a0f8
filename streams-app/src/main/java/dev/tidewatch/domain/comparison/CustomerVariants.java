package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.profile.ProfileSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One customer's movements under every choice of settings that is asked for, each folded once. */
final class CustomerVariants {

    private final ProfilePair pair;
    private final Refold refold;
    private final String customerId;
    private final List<CustomerEvent> arrivals;
    private final Map<Set<ProfileSetting>, List<Movement>> movements = new HashMap<>();

    CustomerVariants(ProfilePair pair, Refold refold, String customerId, List<CustomerEvent> arrivals) {
        this.pair = pair;
        this.refold = refold;
        this.customerId = customerId;
        this.arrivals = arrivals;
    }

    /** With these settings as the right profile has them: none is the left profile. */
    List<Movement> movements(Set<ProfileSetting> switched) {
        return movements.computeIfAbsent(switched, key -> refold.movements(pair.switched(key), customerId, arrivals));
    }

    SortedMap<MovementKey, StatedMovement> stated(Set<ProfileSetting> switched) {
        SortedMap<MovementKey, StatedMovement> stated = new TreeMap<>();
        movements(switched).forEach(movement -> stated.put(movement.key(), StatedMovement.of(movement)));
        return stated;
    }

    List<MovementDifference> differences() {
        return MovementDifference.between(stated(Set.of()), stated(pair.differing()));
    }

    /** The fewest settings that alone make the left profile state the right one's movements where the difference lies. */
    Rule ruleOf(MovementDifference difference) {
        SortedMap<MovementKey, StatedMovement> right = stated(pair.differing());
        return Rule.fewest(pair.choices(), choice -> agree(stated(choice), right, difference.keys()));
    }

    private static boolean agree(
            SortedMap<MovementKey, StatedMovement> one,
            SortedMap<MovementKey, StatedMovement> other,
            List<MovementKey> keys) {
        return keys.stream()
                .allMatch(key -> one.containsKey(key) == other.containsKey(key)
                        && (!one.containsKey(key) || one.get(key).equals(other.get(key))));
    }
}
