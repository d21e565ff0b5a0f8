package dev.tidewatch.cli;

import dev.tidewatch.avro.TrustedRecords;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch COMMAND}: exit code 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "tidewatch",
        description = "Live, exact churn, MRR movements and at-risk alerts on Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            IngestCommand.class,
            TailCommand.class,
            ExplainCommand.class,
            CompareGroupsCommand.class,
            DigestCommand.class,
            EraseCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            TopologyCommand.class,
            VersionCommand.class
        })
public final class Tidewatch implements Runnable {

    /** The examples fit in it. */
    private static final int HELP_WIDTH = 100;

    private static final Set<String> VERSION = Set.of("version", "--version", "-V");

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    private Tidewatch() {}

    public static void main(String[] args) {
        // All commands and the log take a second of CPU to set up.
        if (args.length == 1 && VERSION.contains(args[0])) {
            Version.printTo(printer(FileDescriptor.out));
            return;
        }
        Interruption interruption = Interruption.install();
        int exitCode = commandLine()
                .setOut(printer(FileDescriptor.out))
                .setErr(printer(FileDescriptor.err))
                .execute(args);
        interruption.finished(exitCode);
        System.exit(exitCode);
    }

    /** Prints in UTF-8 wherever it goes; unlike System.out, it tells when nobody reads any more. */
    private static PrintWriter printer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        TrustedRecords.trust();
        CommandLine commandLine = new CommandLine(new Tidewatch());
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands().forEach(commandLine::addSubcommand);
        }
        return Arguments.readBy(commandLine)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new Usage())
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; it is one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
