package dev.tidewatch.cli;

import java.util.List;

/** Adds commands to {@code tidewatch}; found by {@link java.util.ServiceLoader}. */
public interface CommandProvider {

    /** Objects annotated with picocli's {@code @Command}. */
    List<Object> commands();
}
