package dev.tidewatch.local.demo;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code demo} where the embedded stack is on the class path. */
public final class DemoCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new DemoCommand());
    }
}
