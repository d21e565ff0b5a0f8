package dev.tidewatch.cli.imports;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch import SOURCE}. */
@Command(
        name = "import",
        description = "Turn what another system exports into input records, as JSON Lines.",
        synopsisSubcommandLabel = "SOURCE",
        mixinStandardHelpOptions = true,
        subcommands = {ImportStripeCommand.class, ImportCsvCommand.class, ImportEcbCommand.class})
final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a source is missing; it is one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
