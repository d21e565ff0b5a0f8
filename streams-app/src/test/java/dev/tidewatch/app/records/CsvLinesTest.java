package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    private static final Topics TOPICS = new Topics("", "tidewatch");

    private final StringWriter out = new StringWriter();

    @Test
    void shouldWriteTheFieldsInTheSchemasOrderUnderAHeader() throws IOException {
        CsvLines csv = CsvLines.of("cohort-retention", TOPICS, CsvLines.Text.HARMLESS, out);

        csv.write(line(
                "all|2026-03|0",
                "{\"segment\":\"all\",\"cohort\":\"2026-03\",\"offset\":0,\"mrr\":\"50.000000\",\"isFinal\":true}"));

        assertThat(out.toString().lines())
                .containsExactly(
                        "key,segment,cohort,offset,asOfDay,customersStart,mrrStart,customers,mrr,revision,isFinal,"
                                + "reportingCurrency",
                        "all|2026-03|0,all,2026-03,0,,,,,50.000000,,true,");
    }

    @Test
    void shouldQuoteWhatHoldsCommasAndWriteListsAsJson() throws IOException {
        CsvLines csv = CsvLines.of("mrr-movements", TOPICS, CsvLines.Text.HARMLESS, out);

        csv.write(line("a,b", "{\"movementId\":\"say \\\"hi\\\"\",\"subscriptionIds\":[\"x\",\"y\"]}"));

        assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
                .startsWith("\"a,b\",\"say \"\"hi\"\"\",")
                .contains("\"[\"\"x\"\",\"\"y\"\"]\"");
    }

    @Test
    void shouldLeaveNoFormulaToASpreadsheetAndNumbersAsTheyAre() throws IOException {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\uFF1D")) {
            String id = start + "1+cmd";
            assertThat(movement(id, CsvLines.Text.HARMLESS))
                    .as(start)
                    .containsEntry("key", "'" + id)
                    .containsEntry("movementId", "'" + id)
                    .containsEntry("customerId", "'" + id)
                    .containsEntry("amount", "-49.000000");
            assertThat(movement(id, CsvLines.Text.RAW))
                    .as(start)
                    .containsEntry("key", id)
                    .containsEntry("movementId", id);
        }
        assertThat(movement("a-1=2", CsvLines.Text.HARMLESS)).containsEntry("key", "a-1=2");
    }

    @Test
    void shouldKeepTheKeyOfATombstone() throws IOException {
        CsvLines csv = CsvLines.of("cohort-retention", TOPICS, CsvLines.Text.HARMLESS, out);

        csv.write(line("gone", null));

        assertThat(out.toString().lines().skip(1)).containsExactly("gone,,,,,,,,,,,");
    }

    @Test
    void shouldSayThatATopicHasNoColumnsWhenItsRecordsHaveNoFields() {
        assertThatThrownBy(() -> CsvLines.of("dead-letters", TOPICS, CsvLines.Text.HARMLESS, out))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("dead-letters", "leave out --format csv");
    }

    /** As a reader of CSV gets it back. */
    private static Map<String, String> movement(String id, CsvLines.Text text) throws IOException {
        StringWriter out = new StringWriter();
        ObjectMapper json = new ObjectMapper();
        CsvLines.of("mrr-movements", TOPICS, text, out)
                .write(line(
                        id,
                        json.writeValueAsString(Map.of("movementId", id, "customerId", id, "amount", "-49.000000"))));
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(out.toString())) {
            return rows.next();
        }
    }

    private static OutputLine line(String key, @Nullable String value) {
        return new OutputLine("any", 0, 0, Instant.EPOCH, key, value);
    }
}
