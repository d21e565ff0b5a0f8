package dev.tidewatch.stream.plan;

/** Says what moves a task's clock. */
public enum ClockMode {
    /** Accepted events and the control topic: a replay gives the same records every time. */
    EVENT,
    /** The wall clock too: effects that fall due come without waiting for an event. */
    WALL
}
