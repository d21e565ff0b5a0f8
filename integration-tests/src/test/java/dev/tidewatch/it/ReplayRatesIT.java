package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank's CSV, imported and replayed with a customer who pays in euros; the rates stand behind the event. */
class ReplayRatesIT {

    private static final String CSV = """
            Date,USD,JPY,
            2026-03-03,1.2,161,
            2026-03-02,1.1,160,
            """;
    private static final String WRONG_KEY = """
            {"topic":"fx-rates","key":"EUR|2026-03-09","value":{"currency":"EUR","date":"2026-03-04","rate":"1.3","publishedAt":"2026-03-04T15:00:00Z"}}
            """;
    private static final String SUBSCRIPTION = """
            {"topic":"subscription-events","key":"cus_1","value":{"eventId":"evt_1","customerId":"cus_1","occurredAt":"2026-03-02T10:00:00Z","subscriptionId":"sub_1","type":"CREATED","status":"ACTIVE","items":[{"planId":"pro","unitAmount":"50","currency":"EUR","quantity":1,"interval":"MONTH","intervalCount":1,"usageType":"LICENSED"}],"discounts":[],"attributes":{}}}
            """;

    private static final String UNTIL = "2026-03-05T00:00:00Z";

    @TempDir
    static Path directory;

    private static Path input;
    private static ReplayOutput output;

    @BeforeAll
    static void replayOnce() throws IOException {
        Path csv = Files.writeString(directory.resolve("eurofxref-hist.csv"), CSV);
        Path rates = directory.resolve("rates.jsonl");
        CommandRun imported = CommandRun.of("import", "ecb", "--input", csv.toString(), "--output", rates.toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        input = Files.writeString(directory.resolve("all.jsonl"), SUBSCRIPTION + Files.readString(rates) + WRONG_KEY);
        CommandRun run = CommandRun.replay(input, directory.resolve("out"), "--until", UNTIL);
        assertThat(run.exitCode()).as(run.err()).isZero();
        output = new ReplayOutput(directory.resolve("out"));
    }

    @Test
    void shouldPriceEveryDayAtItsRate() throws IOException {
        assertThat(output.metricRows())
                .filteredOn(row -> isDaily(row, "2026-03-02"))
                .extracting(row -> row.get("mrrRevalued").textValue())
                .containsExactly("55.000000");
        assertThat(output.metricRows())
                .filteredOn(row -> isDaily(row, "2026-03-04"))
                .extracting(row -> row.get("mrrRevalued").textValue())
                .containsExactly("60.000000");
    }

    @Test
    void shouldExplainWhatWasBooked() {
        CommandRun explained = CommandRun.of(
                "explain", "--replay", directory.resolve("out").toString(), "--metric", "mrr", "--day", "2026-03-04");

        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(explained.out()).contains("booked 55 USD at 1.1 of 2026-03-02");
    }

    @Test
    void shouldFoldAtTheSameRatesWhenProfilesAreCompared() {
        CommandRun compared = CommandRun.of(
                "compare", "--profiles", "tidewatch,stripe", "--input", input.toString(), "--until", UNTIL);

        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("0 of 1 customers differ");
    }

    @Test
    void shouldPublishEachRowOnceWhenTheWholeTableIsThereFirst() throws IOException {
        assertThat(output.metricRows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("revision").intValue()).isZero());
    }

    @Test
    void shouldRefuseARateUnderAnotherKey() throws IOException {
        List<ObjectNode> letters = output.deadLetterLines();

        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).toString()).contains("KEY_MISMATCH", "fx-rates", "EUR|2026-03-09");
    }

    private static boolean isDaily(ObjectNode row, String day) {
        return row.get("segment").textValue().equals("all")
                && row.get("window").textValue().equals("P1D")
                && row.get("day").textValue().equals(day)
                && !row.get("live").booleanValue();
    }
}
