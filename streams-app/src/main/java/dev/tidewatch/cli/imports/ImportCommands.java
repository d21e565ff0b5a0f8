package dev.tidewatch.cli.imports;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code import}. */
public final class ImportCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new ImportCommand());
    }
}
