package dev.tidewatch.oracle.alerts.order;

import java.io.IOException;

/** Tells in which order each task took its records. */
public interface Orders {

    /** The parts of one task's order. */
    OrderParts of(int partition) throws IOException, CannotRecompute;

    /** Returns how many records of the order a task had taken before the alerts were read: what came of later ones may be missing there. */
    long takenBeforeAlerts(int partition);
}
