package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.Sight;
import dev.tidewatch.domain.risk.score.Stand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment means for alerts of one kind.
 *
 * @param sight what it was read off
 * @param isHeld whether alerts of this kind about this customer are held back
 * @param changesAt the instant at which time alone changes it; null if it does not
 */
public record Finding(
        AlertKind kind,
        Stand stand,
        Grounds grounds,
        Sight sight,
        boolean isHeld,
        @Nullable Instant changesAt) {

    /** That says nothing about alerts that are open, and raises none. */
    static Finding of(AlertKind kind, Stand stand, Sight sight) {
        return new Finding(kind, stand, Grounds.NONE, sight, false, null);
    }

    Finding with(Stand other) {
        return new Finding(kind, other, grounds, sight, isHeld, changesAt);
    }

    Finding until(Instant instant) {
        return new Finding(kind, stand, grounds, sight, isHeld, instant);
    }

    Finding held(boolean held) {
        return new Finding(kind, stand, grounds, sight, held, changesAt);
    }

    Finding on(Grounds other) {
        return new Finding(kind, stand, other, sight, isHeld, changesAt);
    }

    boolean isHigh() {
        return stand == Stand.HIGH;
    }

    /** Not to know any more what speaks for leaving is no recovery. */
    boolean isLowerForWantOfAnInput(Alert last) {
        return !last.alarms().isKnownTo(sight) && grounds.score().compareTo(last.score()) < 0;
    }

    /** Returns true if readers are to be told. A score that wavers about a severity's amount is no news: the MRR must cross it. */
    boolean isNewsTo(Alert last, AlertPolicy policy) {
        return !grounds.alarms().equals(last.alarms())
                || grounds.score().subtract(last.score()).abs().compareTo(AlertPolicy.RESTATED_AT) >= 0
                || policy.severities().of(kind, grounds.mrr(), last.score()) != last.severity();
    }
}
