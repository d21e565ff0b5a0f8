package dev.tidewatch.app.views;

import java.util.function.Supplier;

/**
 * A record that arrived on an output topic.
 *
 * @param name metrics, cohort, movement, alert or health
 * @param key of the record
 * @param json the record, made when it is first asked for
 */
public record ViewEvent(String name, String key, Supplier<String> json) {

    public static final String METRICS = "metrics";
    public static final String COHORT = "cohort";
    public static final String MOVEMENT = "movement";
    public static final String ALERT = "alert";
    public static final String HEALTH = "health";
}
