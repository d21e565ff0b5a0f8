package dev.tidewatch.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps from the log that the broker refused a batch that came before its producer's first one: the producer sends both again, in
 * order. The broker calls it an error.
 */
public final class RefusedFirstBatches extends TurboFilter {

    private static final String APPENDING = "kafka.server.ReplicaManager";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        return cause instanceof OutOfOrderSequenceException && logger.getName().equals(APPENDING)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
