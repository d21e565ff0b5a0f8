package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first commands print what the README says. */
class ReadmeIT {

    private static final Path PROJECT = Path.of("..");
    private static final String LAUNCHER = "./tidewatch ";
    private static final String FENCE = "```";
    private static final String TOOK = "\\d+\\.\\d+ s; see .*";

    @TempDir
    private Path output;

    @Test
    void shouldPrintTheTablesOfTheReadme() throws IOException {
        List<String> readme = Files.readAllLines(PROJECT.resolve("README.md"));

        for (String name : List.of("replay", "explain")) {
            int command = indexOfFirst(readme, LAUNCHER + name + " ", 0);
            int table = indexOfFirst(readme, FENCE, command + 2) + 1;
            List<String> promised = readme.subList(table, indexOfFirst(readme, FENCE, table));

            CommandRun run = CommandRun.of(arguments(readme.get(command)));

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(withoutSeconds(run.out().lines().toList())).isEqualTo(withoutSeconds(promised));
        }
    }

    private String[] arguments(String command) {
        String[] arguments = command.substring(LAUNCHER.length()).split(" ");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("examples/")) {
                arguments[i] = PROJECT.resolve(arguments[i]).toString();
            } else if (arguments[i].startsWith("target/")) {
                arguments[i] = output.toString();
            }
        }
        assertThat(Arrays.asList(arguments)).contains(output.toString());
        return arguments;
    }

    private static int indexOfFirst(List<String> lines, String start, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("no line of README.md from " + (from + 1) + " on starts with " + start);
    }

    private static List<String> withoutSeconds(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst(TOOK, "")).toList();
    }
}
