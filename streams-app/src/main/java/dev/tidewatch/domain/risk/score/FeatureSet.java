package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Signal;
import java.util.List;

/**
 * A set of features.
 *
 * @param bits one for each, by its ordinal
 */
public record FeatureSet(long bits) {

    public static final FeatureSet NONE = new FeatureSet(0);

    /** Stands for a signal that an earlier version published and this one does not know. */
    private static final long STRANGER = 1L << (Long.SIZE - 1);

    /** Returns the features whose signals speak for leaving. */
    public static FeatureSet alarms(List<Signal> signals) {
        long bits = 0;
        for (Signal signal : signals) {
            if (signal.isAlarming()) {
                bits |= Feature.named(signal.name()).map(FeatureSet::bit).orElse(STRANGER);
            }
        }
        return new FeatureSet(bits);
    }

    @SuppressWarnings("EnumOrdinal") // such a set is never stored
    static long bit(Feature feature) {
        return 1L << feature.ordinal();
    }

    /** All of these are known; a stranger never is. */
    public boolean isKnownTo(JudgedCustomer judged) {
        if ((bits & STRANGER) != 0) {
            return false;
        }
        for (long left = bits; left != 0; left &= left - 1) {
            if (judged.reading(Feature.at(Long.numberOfTrailingZeros(left))) == null) {
                return false;
            }
        }
        return true;
    }
}
