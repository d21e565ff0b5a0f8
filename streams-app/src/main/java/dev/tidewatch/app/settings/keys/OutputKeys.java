package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FREE;
import static dev.tidewatch.app.settings.keys.Changeability.FROM_NOW_ON;

import dev.tidewatch.app.settings.format.Formats;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Names the settings of what is published: how many rows, how often, under which names, and what stays of an erased customer. */
public final class OutputKeys {

    static final Theme THEME = new Theme();

    public static final Key<Integer> SEGMENT_MAX_VALUES =
            THEME.number("segment.max.values", 1_000, Range.between(1, 1_000_000), FROM_NOW_ON, """
                At most this many values of a dimension get metric rows; the first seen win, and the log says when there are more. \
                It can be changed until a dimension is full.""");

    public static final Key<Integer> ROWS_AT_ONCE =
            THEME.number("metrics.rows.at.once", 5_000, Range.between(1, 1_000_000), FREE, """
                This many rows are published in one step; live there are ten steps a second. A late event that restates more takes \
                several, and what comes meanwhile is in the rows after.""");

    public static final Key<Duration> HEALTH_INTERVAL =
            THEME.text("health.interval", "1s", Formats.DURATION, FREE, """
                Live, the health of customers is published at most once in this time, and never more often than each second. What changed \
                and changed back in between is not published. A replay publishes it once, at its end.""");

    public static final Key<String> RFM_SEGMENTS = THEME.text("rfm.segments", "", Formats.FILE, FROM_NOW_ON, """
                This file names customers by recency, frequency and monetary value, as docs/formulas.md describes it; without one \
                the built-in names hold.""");

    public static final Key<Boolean> ERASE_MOVEMENTS =
            THEME.text("erase.movements", "pseudonym", Formats.ERASED_MOVEMENTS, FREE, """
                It says what becomes of the movements of a customer that is erased: pseudonym keeps them under a random name, without the \
                ids of its subscriptions and events; remove takes them out of the topic, and explain no longer adds up to figures \
                that they are part of.""");

    private OutputKeys() {}
}
