package dev.tidewatch.cli.imports;

import dev.tidewatch.cli.Tidewatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An import of a CSV file by the command, with what it prints. */
abstract class CsvImportCase {

    final Path directory;
    final Path output;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    CsvImportCase(Path directory) {
        this.directory = directory;
        this.output = directory.resolve("out.jsonl");
    }

    final int run(String input, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("import", "csv", "--input", input, "--output", output.toString()));
        arguments.addAll(Arrays.asList(more));
        return execute(arguments.toArray(String[]::new));
    }

    final int execute(String... arguments) {
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    final String written(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
