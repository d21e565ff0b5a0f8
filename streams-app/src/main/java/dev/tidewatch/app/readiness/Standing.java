package dev.tidewatch.app.readiness;

import dev.tidewatch.app.PipelineState;
import dev.tidewatch.app.RestoreLog;
import java.util.Optional;

/**
 * Says how this process stands at one moment.
 *
 * @param failure why it can do no more and must be started again; empty while it can
 * @param obstacle what it waits for, and goes on after by itself; empty while nothing is in the way
 * @param viewCaughtUp whether all is read that the output topics held at the start
 */
public record Standing(
        PipelineState state,
        Optional<String> failure,
        Optional<String> obstacle,
        boolean viewCaughtUp,
        RestoreLog.Progress restore) {

    /** Returns whether nothing but another start would help it. */
    boolean isDead() {
        return failure.isPresent() || state == PipelineState.STOPPED;
    }

    /** Returns whether its answers have all there is. */
    boolean isReady() {
        return !isDead() && state == PipelineState.RUNNING && obstacle.isEmpty() && viewCaughtUp;
    }

    String reason() {
        return failure.or(() -> obstacle).orElseGet(() -> switch (state) {
            case STOPPED -> "the pipeline has stopped";
            case RESTORING -> "the state is being read back";
            case REBALANCING -> "the partitions are being shared out";
            case RUNNING -> viewCaughtUp ? "" : "the output topics are still being read";
        });
    }
}
