package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.Formats;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Names the settings of what is published: how many rows, how often, under which names, and what stays of an erased customer. */
public final class OutputKeys {

    public static final String SEGMENT_MAX_VALUES = Keys.PREFIX + "segment.max.values";
    public static final String ROWS_AT_ONCE = Keys.PREFIX + "metrics.rows.at.once";
    public static final String HEALTH_INTERVAL = Keys.PREFIX + "health.interval";
    public static final String RFM_SEGMENTS = Keys.PREFIX + "rfm.segments";
    public static final String ERASE_MOVEMENTS = Keys.PREFIX + "erase.movements";

    private OutputKeys() {}

    static void define(Definition keys) {
        keys.number(SEGMENT_MAX_VALUES, 1_000, Range.between(1, 1_000_000), """
                At most this many values of a dimension get metric rows; the first seen win, and the log says when there are more. \
                It can be changed until a dimension is full.""");
        keys.number(ROWS_AT_ONCE, 5_000, Range.between(1, 1_000_000), """
                This many rows are published in one step; live there are ten steps a second. A late event that restates more takes \
                several, and what comes meanwhile is in the rows after.""");
        keys.text(HEALTH_INTERVAL, "1s", Formats.DURATION, """
                Live, the health of customers is published at most once in this time, and never more often than each second. What changed \
                and changed back in between is not published. A replay publishes it once, at its end.""");
        keys.text(RFM_SEGMENTS, "", Formats.FILE, """
                This file names customers by recency, frequency and monetary value, as docs/formulas.md describes it; without one \
                the built-in names hold.""");
        keys.text(ERASE_MOVEMENTS, "pseudonym", Formats.ERASED_MOVEMENTS, """
                It says what becomes of the movements of a customer that is erased: pseudonym keeps them under a random name, without the \
                ids of its subscriptions and events; remove takes them out of the topic, and explain no longer adds up to figures \
                that they are part of.""");
    }
}
