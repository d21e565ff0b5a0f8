package dev.tidewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.source.csv.CsvRule;
import dev.tidewatch.source.csv.Reason;
import dev.tidewatch.source.csv.map.Field;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of docs/csv.md that reads an example, and holds the page to what comes of it. */
class CsvPageTest {

    private static final Path PAGE = Path.of("..", "docs", "csv.md");
    private static final Path EXAMPLES = Path.of("..", "examples", "csv");
    private static final String COMMAND = "./tidewatch import csv --input examples/";
    private static final String FENCE = "```";

    private final Path directory;

    CsvPageTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldShowWhatTheCommandsPrint() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> upToDate = new ArrayList<>();
        int commands = 0;
        for (int i = 0; i < page.size(); i++) {
            upToDate.add(page.get(i));
            if (page.get(i).startsWith(COMMAND)) {
                upToDate.addAll(List.of(FENCE, "", FENCE));
                upToDate.addAll(printed(page.get(i)));
                upToDate.add(FENCE);
                i = end(page, i + 4);
                commands++;
            }
        }
        if (Boolean.getBoolean("write.docs")) {
            Files.write(PAGE, upToDate);
        }

        assertThat(page).as("run with -Dwrite.docs to bring it up to date").isEqualTo(upToDate);
        assertThat(commands).isEqualTo(3);
    }

    @Test
    void shouldShowTheExamplesAsTheyAre() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page).contains("```csv\n" + Files.readString(EXAMPLES.resolve("contracts.csv")) + "```");
        assertThat(page)
                .contains("```properties\n" + Files.readString(EXAMPLES.resolve("contracts.properties")) + "```");
    }

    @Test
    void shouldExplainEveryFieldReasonAndRule() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Field.values()).allSatisfy(field -> assertThat(page).contains("`" + field.key() + "`"));
        assertThat(Reason.values()).allSatisfy(reason -> assertThat(page).contains("| " + reason + " |"));
        assertThat(CsvRule.values())
                .allSatisfy(rule -> assertThat(page).contains("| " + rule + " | " + rule.meaning() + " |"));
    }

    private List<String> printed(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Arrays.stream(
                        command.substring("./tidewatch ".length()).split(" "))
                .map(argument -> argument.startsWith("examples/") ? "../" + argument : argument)
                .map(argument -> argument.replace("target/", directory + "/"))
                .toArray(String[]::new);

        int exitCode = Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);

        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString().lines().toList();
    }

    /** The fence that ends the block which begins there. */
    private static int end(List<String> page, int from) {
        int end = from;
        while (!page.get(end).equals(FENCE)) {
            end++;
        }
        return end;
    }
}
