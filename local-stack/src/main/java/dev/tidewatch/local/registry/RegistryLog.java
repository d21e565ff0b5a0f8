package dev.tidewatch.local.registry;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Keeps the registry's decisions before anybody is told of them. */
interface RegistryLog extends Closeable {
    /** Forgets everything. */
    RegistryLog NONE = new RegistryLog() {
        @Override
        public List<RegistryEvent> restored() {
            return List.of();
        }

        @Override
        public void append(RegistryEvent event) {}

        @Override
        public void close() {}
    };

    /** Returns what was decided before this start, in order. */
    List<RegistryEvent> restored();

    /** Returns when {@code event} is safe. */
    void append(RegistryEvent event);

    @Override
    void close() throws IOException;
}
