package dev.tidewatch.app.views.reading;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record that arrived on an output topic.
 *
 * @param name metrics, cohorts, movements, alerts or customers, as the path under /api that lists them
 * @param key of the record
 * @param json the record, made when it is first asked for
 * @param tellsOf the instant that it is the first to tell of; null where it corrects or repeats
 * @param about what it can be chosen by
 */
public record ViewEvent(
        String name,
        String key,
        Supplier<String> json,
        @Nullable Instant tellsOf,
        About about) {

    public static final String METRICS = "metrics";
    public static final String COHORT = "cohorts";
    public static final String MOVEMENT = "movements";
    public static final String ALERT = "alerts";
    public static final String HEALTH = "customers";

    /**
     * Holds what movements and alerts can be chosen by.
     *
     * @param kind of a movement or an alert; empty of others
     * @param severity of an alert; empty of others
     */
    public record About(String kind, String severity) {

        public static final About NOTHING = new About("", "");
    }
}
