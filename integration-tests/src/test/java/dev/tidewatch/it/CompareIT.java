package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of three customers computed by hand and of a crowded random company. */
class CompareIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROFILES_PAGE = Path.of("..", "docs", "profiles.md");
    private static final String LAUNCHER = "./tidewatch compare ";
    private static final String FENCE = "```";
    private static final String CHURN_RECOGNITION = "tidewatch.churn.recognition";
    private static final String DISCOUNTS = "tidewatch.discounts";
    private static final Instant CALL = Company.START.plus(Duration.ofDays(20));
    private static final Instant PERIOD_END = Company.START.plus(Duration.ofDays(60));
    private static final String UNTIL = Company.END.plus(Duration.ofDays(1)).toString();

    @TempDir
    static Path directory;

    private static JsonNode threeCustomers;

    @BeforeAll
    static void compareOnce() throws IOException {
        Path input = directory.resolve("three.jsonl");
        InputLine.write(
                List.of(
                        line("stays", yearly("stays", "1200", 1)),
                        line("coupon", halfOffOnce()),
                        line("seats", yearly("seats", "500", 4)),
                        line("seats", cancelled())),
                input);
        CommandRun run = compare("tidewatch,stripe", input, "--day", "2025-01-31", "--output", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        threeCustomers = JSON.readTree(run.out());
    }

    @Test
    void shouldNameTheSettingAndTheCustomerBehindEachMovement() {
        assertThat(movements()).hasSize(3);
        assertMovement(
                "seats",
                "{\"effectiveAt\":\"%s\",\"currency\":\"USD\",\"kind\":\"CHURN\",\"amount\":\"-166.666667\"}"
                        .formatted(PERIOD_END),
                "{\"effectiveAt\":\"%s\",\"currency\":\"USD\",\"kind\":\"CHURN\",\"amount\":\"-166.666667\"}"
                        .formatted(CALL),
                CHURN_RECOGNITION);
        assertMovement(
                "coupon",
                "{\"effectiveAt\":\"%s\",\"currency\":\"USD\",\"kind\":\"NEW\",\"amount\":\"50.000000\"}"
                        .formatted(Company.START),
                "{\"effectiveAt\":\"%s\",\"currency\":\"USD\",\"kind\":\"NEW\",\"amount\":\"100.000000\"}"
                        .formatted(Company.START),
                DISCOUNTS);
    }

    @Test
    void shouldPrintBothNumbersOfAFigureAndWhatEachSettingMakesOfIt() {
        JsonNode mrr = figure("mrr");

        assertThat(mrr.get("left").textValue()).isEqualTo("316.666667");
        assertThat(mrr.get("right").textValue()).isEqualTo("200.000000");
        assertThat(mrr.get("effects").toString())
                .isEqualTo(
                        "[{\"setting\":\"tidewatch.discounts\",\"becomes\":\"366.666667\",\"customers\":[\"coupon\"]},"
                                + "{\"setting\":\"tidewatch.churn.recognition\",\"becomes\":\"150.000000\",\"customers\":[\"seats\"]}]");
        assertThat(mrr.get("together").textValue()).isEqualTo("0.000000");
        assertThat(mrr.get("rule").toString()).isEqualTo("[[\"tidewatch.discounts\",\"tidewatch.churn.recognition\"]]");
    }

    /** The command checks itself that its folds say what the two replays published. */
    @Test
    void shouldPrintTheFiguresOfBothReplaysWhenTheCompanyIsCrowdedAndHasBadRecords() throws IOException {
        List<InputLine> lines = StatedAttributes.among(Company.events(7, 10, 40, 40), 7);
        BadLines.insertInto(lines, lines.get(lines.size() / 2).occurredAt(), "bad");
        Path input = directory.resolve("crowded.jsonl");
        InputLine.write(lines, input);

        CommandRun run = compare("baremetrics,stripe", input, "--window", "p365d", "--output", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode compared = JSON.readTree(run.out());
        String day = compared.get("day").textValue();

        assertThat(compared.get("figures")).hasSizeGreaterThan(15);
        assertThat(compared.get("movements")).hasSizeGreaterThan(50);
        assertThat(compared.get("movements"))
                .allSatisfy(movement -> assertThat(movement.get("rule")).isNotEmpty());
        ObjectNode row = rowOf("stripe", input, day);
        for (JsonNode figure : compared.get("figures")) {
            String name = figure.get("figure").textValue();
            assertThat(figure.get("right").asText())
                    .as(name)
                    .isEqualTo(row.get(name).asText());
        }
    }

    @Test
    void shouldPrintWhatThePageShows() throws IOException {
        List<String> page = Files.readAllLines(PROFILES_PAGE);
        int command = indexOfFirst(page, LAUNCHER, 0);
        int table = indexOfFirst(page, FENCE, command + 2) + 1;
        List<String> promised = page.subList(table, indexOfFirst(page, FENCE, table));
        String[] arguments = page.get(command)
                .substring("./tidewatch ".length())
                .replace("examples/", "../examples/")
                .split(" ");

        CommandRun run = CommandRun.of(arguments);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).isEqualTo(promised);
    }

    private static CommandRun compare(String profiles, Path input, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("compare", "--profiles", profiles, "--input", input.toString()));
        arguments.addAll(List.of("--until", UNTIL));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static ObjectNode rowOf(String profile, Path input, String day) throws IOException {
        Path output = directory.resolve(profile);
        CommandRun run = CommandRun.replay(input, output, "--profile", profile, "--until", UNTIL);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ReplayOutput(output)
                .metricRows().stream()
                        .filter(row -> row.get("segment").textValue().equals("all"))
                        .filter(row -> row.get("window").textValue().equals("P365D"))
                        .filter(row -> row.get("day").textValue().equals(day))
                        .filter(row -> !row.get("live").booleanValue())
                        .findFirst()
                        .orElseThrow();
    }

    private static List<JsonNode> movements() {
        return StreamSupport.stream(threeCustomers.get("movements").spliterator(), false)
                .toList();
    }

    private static void assertMovement(String customerId, String left, String right, String rule) {
        assertThat(movements())
                .filteredOn(movement -> movement.get("customerId").textValue().equals(customerId))
                .first()
                .satisfies(movement -> {
                    assertThat(movement.get("left").toString()).isEqualTo(left);
                    assertThat(movement.get("right").toString()).isEqualTo(right);
                    assertThat(movement.get("rule").toString()).isEqualTo("[[\"" + rule + "\"]]");
                });
    }

    private static JsonNode figure(String name) {
        return StreamSupport.stream(threeCustomers.get("figures").spliterator(), false)
                .filter(figure -> figure.get("figure").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode halfOffOnce() {
        ObjectNode snapshot = yearly("coupon", "1200", 1);
        snapshot.putArray("discounts").addObject().put("percentOff", "50").put("duration", "ONCE");
        return snapshot;
    }

    private static ObjectNode cancelled() {
        return yearly("seats", "500", 4)
                .put("eventId", "evt_seats_2")
                .put("occurredAt", CALL.toString())
                .put("cancelAt", PERIOD_END.toString());
    }

    private static ObjectNode yearly(String customerId, String unitAmount, int quantity) {
        ObjectNode snapshot = Company.snapshot("evt_" + customerId, customerId, Company.START, unitAmount)
                .put("currentPeriodEndsAt", PERIOD_END.toString());
        ((ObjectNode) snapshot.get("items").get(0)).put("interval", "YEAR").put("quantity", quantity);
        return snapshot;
    }

    private static InputLine line(String customerId, ObjectNode snapshot) {
        return new InputLine("subscription-events", customerId, snapshot);
    }

    private static int indexOfFirst(List<String> lines, String start, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("no line of docs/profiles.md from " + (from + 1) + " on starts with " + start);
    }
}
