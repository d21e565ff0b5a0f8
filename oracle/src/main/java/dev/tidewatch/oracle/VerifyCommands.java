package dev.tidewatch.oracle;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code verify} where the oracle is on the class path. */
public final class VerifyCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new VerifyCommand());
    }
}
