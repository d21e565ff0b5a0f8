package dev.tidewatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the versions. */
@Command(name = "version", description = "Print the versions of what was built.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Version.printTo(spec.commandLine().getOut());
    }
}
