package dev.tidewatch.app.meters;

import dev.tidewatch.app.inputs.InputState;
import dev.tidewatch.app.inputs.Inputs;
import io.micrometer.core.instrument.FunctionCounter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says how far each input topic has come. */
record InputMeters(Supplier<Inputs> inputs) {

    /** @param topics their names */
    void addTo(Gauges gauges, List<String> topics) {
        for (String topic : topics) {
            gauges.add(
                    "tidewatch.input.age.seconds",
                    "Now minus the largest timestamp in the input topic.",
                    () -> age(topic),
                    "topic",
                    topic);
            gauges.flag(
                    "tidewatch.input.stale",
                    "1 while the age of the input topic is more than tidewatch.input.stale.after allows.",
                    () -> state(topic).filter(this::isStale).isPresent(),
                    "topic",
                    topic);
            FunctionCounter.builder("tidewatch.input.records", this, meters -> meters.records(topic))
                    .description("Records that were ever written to the input topic.")
                    .tag("topic", topic)
                    .register(gauges.registry());
        }
    }

    private Optional<Double> age(String topic) {
        return state(topic).flatMap(state -> state.age(inputs.get().now())).map(InputMeters::seconds);
    }

    private double records(String topic) {
        return state(topic).map(InputState::records).orElse(0L);
    }

    private boolean isStale(InputState state) {
        return state.isStale(inputs.get().now());
    }

    private Optional<InputState> state(String topic) {
        return inputs.get().topics().stream()
                .filter(state -> state.topic().equals(topic))
                .findFirst();
    }

    private static double seconds(Duration age) {
        return age.toMillis() / Units.MILLIS;
    }
}
