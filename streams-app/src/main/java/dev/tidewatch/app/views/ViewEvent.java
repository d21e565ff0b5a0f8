package dev.tidewatch.app.views;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record that arrived on an output topic.
 *
 * @param name metrics, cohort, movement, alert or health
 * @param key of the record
 * @param json the record, made when it is first asked for
 * @param tellsOf the instant that it is the first to tell of; null where it corrects or repeats
 */
public record ViewEvent(
        String name,
        String key,
        Supplier<String> json,
        @Nullable Instant tellsOf) {

    public static final String METRICS = "metrics";
    public static final String COHORT = "cohort";
    public static final String MOVEMENT = "movement";
    public static final String ALERT = "alert";
    public static final String HEALTH = "health";

    ViewEvent(String name, String key, Supplier<String> json) {
        this(name, key, json, null);
    }
}
