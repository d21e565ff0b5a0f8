package dev.tidewatch.app.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Adds gauges that are read when they are asked for. */
record Gauges(MeterRegistry registry) {

    /**
     * Adds a gauge that is not a number while there is no value.
     *
     * @param tags name and value by turns
     */
    void add(String name, String description, Supplier<Optional<? extends Number>> value, String... tags) {
        Gauge.builder(name, () -> value.get().map(Number.class::cast).orElse(Double.NaN))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** 1 or 0. */
    void flag(String name, String description, BooleanSupplier value, String... tags) {
        add(name, description, () -> Optional.of(value.getAsBoolean() ? 1 : 0), tags);
    }
}
