package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first commands of README.md and of examples/README.md print what these pages say. */
class ReadmeIT {

    private static final Path PROJECT = Path.of("..");
    private static final String LAUNCHER = "./tidewatch ";
    private static final String FENCE = "```";
    private static final String TOOK = "\\d+\\.\\d+ s; see .*|^[\\d.]+ m?s, [\\d,]+ a second$";

    @TempDir
    private Path output;

    @Test
    void shouldPrintTheTablesOfTheReadme() throws IOException {
        List<String> readme = Files.readAllLines(PROJECT.resolve("README.md"));

        for (String name : List.of("replay", "explain")) {
            assertThatPrints(readme, name + " ");
        }
    }

    @Test
    void shouldTurnTheStripeExportIntoTheFiguresOfItsPage() throws IOException {
        List<String> page = Files.readAllLines(PROJECT.resolve("examples/README.md"));

        assertThatPrints(page, "import stripe ");
        assertThatPrints(page, "replay --input target/stripe.jsonl ");

        Map<String, String> movements = new TreeMap<>();
        for (JsonNode movement : new ReplayOutput(output.resolve("stripe")).movements()) {
            movements.merge(movement.get("customerId").textValue(), told(movement), (one, next) -> one + ", " + next);
        }
        assertThat(movements).hasSize(6);
        movements.forEach((customer, told) -> assertThat(page)
                .as(customer + ": " + told)
                .anyMatch(line -> line.startsWith("| " + customer + " | ") && line.endsWith(" | " + told + " |")));
    }

    private static String told(JsonNode movement) {
        BigDecimal amount = new BigDecimal(movement.get("amount").textValue()).stripTrailingZeros();
        return movement.get("kind").textValue() + (amount.signum() > 0 ? " +" : " ") + amount.toPlainString() + " on "
                + movement.get("effectiveAt").textValue().substring(0, 10);
    }

    private void assertThatPrints(List<String> page, String name) {
        int command = indexOfFirst(page, LAUNCHER + name, 0);
        int table = indexOfFirst(page, FENCE, command + 2) + 1;
        List<String> promised = page.subList(table, indexOfFirst(page, FENCE, table));

        CommandRun run = CommandRun.of(arguments(page.get(command)));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(withoutSeconds(run.out().lines().toList())).isEqualTo(withoutSeconds(promised));
    }

    private String[] arguments(String command) {
        return Arrays.stream(command.substring(LAUNCHER.length()).split(" "))
                .map(argument -> argument.startsWith("examples/")
                        ? PROJECT.resolve(argument).toString()
                        : argument.replaceFirst("^target/", output + "/"))
                .toArray(String[]::new);
    }

    private static int indexOfFirst(List<String> lines, String start, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("no line of the page from " + (from + 1) + " on starts with " + start);
    }

    private static List<String> withoutSeconds(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst(TOOK, "")).toList();
    }
}
