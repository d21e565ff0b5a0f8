package dev.tidewatch.stream.plan;

import java.util.Map;

/**
 * Tells the processors that the pipeline is to close, so that they leave to the next start what may wait. Streams looks at
 * its own wish to close only between rounds, and rows that restate years keep a round going for minutes.
 */
public final class ShutdownRequest {

    /** Where the configuration of Kafka Streams has it. */
    public static final String CONFIG = "tidewatch.leaving";

    private volatile boolean requested;

    /** The pipeline's own; one that never asks where the configuration has none. */
    public static ShutdownRequest of(Map<String, Object> config) {
        return config.get(CONFIG) instanceof ShutdownRequest leaving ? leaving : new ShutdownRequest();
    }

    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }
}
