package dev.tidewatch.oracle.export;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code export} where the database is on the class path. */
public final class ExportCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new ExportCommand());
    }
}
