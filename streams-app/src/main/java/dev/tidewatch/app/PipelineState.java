package dev.tidewatch.app;

/** Says what the pipeline of this instance does. */
public enum PipelineState {
    RUNNING,
    /** Reads its state back. */
    RESTORING,
    /** Waits for what it is to work on. */
    REBALANCING,
    STOPPED
}
