package dev.tidewatch.stream.plan;

import java.util.Map;

/**
 * Tells the processors that the pipeline is to close, so that they leave to the next start what may wait. Streams looks at
 * its own wish to close only between rounds, and rows that restate years keep a round going for minutes.
 */
public final class ShutdownRequest {

    /** The configuration of Kafka Streams has it under this name. */
    public static final String CONFIG = "tidewatch.leaving";

    private volatile boolean requested;

    /** Returns the pipeline's own; where the configuration has none, one that is never made. */
    public static ShutdownRequest of(Map<String, Object> config) {
        return config.get(CONFIG) instanceof ShutdownRequest own ? own : new ShutdownRequest();
    }

    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }
}
