package dev.tidewatch.app.actions;

import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.event.AlertAction;

/** Takes actions; several threads call it at once. */
@FunctionalInterface
public interface ActionOutlet {

    /** Returns when the action is kept for good. */
    void publish(AlertAction action) throws NotAcknowledged;
}
