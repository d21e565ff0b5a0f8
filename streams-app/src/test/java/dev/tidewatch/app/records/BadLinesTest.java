package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.jsonl.BadInput;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadLinesTest {

    private static final String GOOD =
            "{\"topic\":\"usage-events\",\"key\":\"c\",\"value\":{\"eventId\":\"e\",\"customerId\":\"c\","
                    + "\"occurredAt\":\"2026-03-01T00:00:00Z\",\"feature\":\"export\",\"count\":1}}";
    private static final String TOMBSTONE = "{\"topic\":\"usage-events\",\"key\":\"c\",\"value\":null}";

    private final List<String> said = new ArrayList<>();
    private final LineRecords records = new LineRecords();

    @Test
    void shouldLeaveOutWhatIsNoRecordAndSayWhere() throws IOException {
        BadLines bad = BadLines.leftOut(said::add);

        List<String> places = read(
                bad,
                GOOD,
                "{\"topic\":",
                TOMBSTONE,
                GOOD.replace("usage-events", "usages"),
                "\u00e4",
                GOOD.replace("\"feature\"", "\"featur\""),
                GOOD);

        assertThat(places).containsExactly("f:1", "f:3", "f:7");
        assertThat(said)
                .hasSize(4)
                .allMatch(line -> line.startsWith("left out: f:"))
                .anyMatch(line -> line.contains("f:4: topic usages is no input"))
                .anyMatch(line -> line.contains("f:6: value.featur"));
        assertThat(bad.sum()).isEqualTo("4 lines were left out");
    }

    @Test
    void shouldNameTheFirstOnlyWhenNearlyAllAreBad() throws IOException {
        BadLines bad = BadLines.leftOut(said::add);
        String[] lines = new String[30];
        Arrays.fill(lines, "no record");

        assertThat(read(bad, lines)).isEmpty();
        assertThat(said).hasSize(20);
        assertThat(bad.sum()).isEqualTo("30 lines were left out, of which the first 20 are named");
    }

    @Test
    void shouldEndAtTheFirstWhenItIsNotToGoOn() {
        BadLines bad = BadLines.fatal();

        assertThatThrownBy(() -> read(bad, GOOD, "no record", "no record"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("f:2: ");
        assertThat(bad.count()).isZero();
    }

    @Test
    void shouldSayNothingWhenAllAreRecords() throws IOException {
        BadLines bad = BadLines.leftOut(said::add);

        assertThat(read(bad, GOOD, TOMBSTONE)).hasSize(2);
        assertThat(bad.sum()).isEmpty();
    }

    private List<String> read(BadLines bad, String... lines) throws IOException {
        List<String> places = new ArrayList<>();
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        try (JsonLinesReader reader = JsonLinesReader.of("f", new ByteArrayInputStream(bytes))) {
            bad.read(reader, (JsonLine line) -> {
                records.check(line);
                places.add(line.place());
            });
        }
        return places;
    }
}
