package dev.tidewatch.app.meters;

import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.stream.plan.ActionCount;
import io.micrometer.core.instrument.FunctionCounter;

/** Says how often people acted on alerts: all actions there are, so that the first of one is a change from 0. */
record ActionMeters(ActionCount count) {

    void addTo(Gauges gauges) {
        for (Action.Kind kind : Action.Kind.values()) {
            FunctionCounter.builder("tidewatch.alert.actions", count, taken -> taken.of(kind))
                    .description("Actions on alerts that this instance has taken in since its start, by action.")
                    .tag("action", kind.name())
                    .register(gauges.registry());
        }
    }
}
