package dev.tidewatch.domain.risk.condition;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the conditions of all rules see it in one judgement: a feature is read once, whichever ask for it. What was looked at says
 * when time alone may decide a condition otherwise.
 */
public final class Sight {

    private final JudgedCustomer judged;
    private final @Nullable Reading[] readings = new Reading[Feature.values().length];
    private long read;
    private @Nullable Instant changesAt;

    public Sight(JudgedCustomer judged) {
        this.judged = judged;
    }

    /** Decides a condition; {@link #changesAt} is about this one from then on. */
    public Truth judge(Condition condition) {
        changesAt = null;
        return condition.of(this);
    }

    /** Returns the earliest instant at which time alone changes what the last condition was decided by; null if there is none. */
    public @Nullable Instant changesAt() {
        return changesAt;
    }

    /** Returns what a feature says; null if it is unknown. */
    @SuppressWarnings("EnumOrdinal") // such a table is never stored
    public @Nullable Reading reading(Feature feature) {
        int place = feature.ordinal();
        if ((read & 1L << place) == 0) {
            read |= 1L << place;
            readings[place] = judged.reading(feature);
        }
        return readings[place];
    }

    @Nullable
    String attribute(String name) {
        return judged.attributes().get(name);
    }

    void until(@Nullable Instant instant) {
        changesAt = earlier(changesAt, instant);
    }
}
