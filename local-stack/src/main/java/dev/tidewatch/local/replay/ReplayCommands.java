package dev.tidewatch.local.replay;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code replay} where the embedded stack is on the class path. */
public final class ReplayCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new ReplayCommand());
    }
}
