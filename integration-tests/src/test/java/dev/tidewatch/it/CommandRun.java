package dev.tidewatch.it;

import dev.tidewatch.cli.Tidewatch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * A command as the launcher runs it, but in this process.
 *
 * @param out what it printed
 * @param err what it complained of, and what was logged
 */
public record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        try (PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setOut(errStream);
            System.setErr(errStream);
            CommandLine command = Tidewatch.commandLine()
                    .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
            int exitCode = command.execute(arguments);
            return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
    }

    static CommandRun replay(Path input, Path output, String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "replay";
        arguments[1] = "--input";
        arguments[2] = input.toString();
        arguments[3] = "--output";
        arguments[4] = output.toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return of(arguments);
    }
}
