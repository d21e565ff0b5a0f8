package dev.tidewatch.local.compare;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code compare} where the embedded stack is on the class path. */
public final class CompareCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new CompareCommand());
    }
}
