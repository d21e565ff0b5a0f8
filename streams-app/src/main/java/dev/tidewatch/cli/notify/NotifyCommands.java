package dev.tidewatch.cli.notify;

import dev.tidewatch.cli.CommandProvider;
import java.util.List;

/** Adds {@code notify}. */
public final class NotifyCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new NotifyCommand());
    }
}
