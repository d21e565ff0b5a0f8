package dev.tidewatch.app.meters;

import dev.tidewatch.app.PipelineState;
import dev.tidewatch.app.RunningPipeline;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Says how the pipeline of this instance stands. */
record PipelineMeters(RunningPipeline pipeline, Supplier<OptionalLong> waiting) {

    void addTo(Gauges gauges) {
        for (PipelineState state : PipelineState.values()) {
            gauges.flag(
                    "tidewatch.pipeline.state",
                    "1 for the state that the pipeline of this instance is in.",
                    () -> pipeline.state() == state,
                    "state",
                    state.name());
        }
        gauges.add(
                "tidewatch.consumer.lag.records",
                "Records of the input topics that wait for this instance; none while that is not known.",
                this::lag);
        gauges.add(
                "tidewatch.restore.records",
                "Records of state read back since the start.",
                () -> Optional.of(pipeline.restore().restored()));
        gauges.add(
                "tidewatch.restore.end.records",
                "Offsets of state to read back since the start, a few of which hold no record.",
                () -> Optional.of(pipeline.restore().total()));
        gauges.add(
                "tidewatch.restore.open.changelogs",
                "Changelogs that are still being read back.",
                () -> Optional.of(pipeline.restore().open()));
    }

    private Optional<Long> lag() {
        OptionalLong lag = waiting.get();
        return lag.isPresent() ? Optional.of(lag.getAsLong()) : Optional.empty();
    }
}
