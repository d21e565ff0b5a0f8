package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.OutputLine;
import dev.tidewatch.stream.Topics;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    private static final Topics TOPICS = new Topics("", "tidewatch");

    private final StringWriter out = new StringWriter();

    @Test
    void shouldWriteTheFieldsInTheSchemasOrderUnderAHeader() throws IOException {
        CsvLines csv = CsvLines.of("cohort-retention", TOPICS, out);

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
        CsvLines csv = CsvLines.of("mrr-movements", TOPICS, out);

        csv.write(line("a,b", "{\"movementId\":\"say \\\"hi\\\"\",\"subscriptionIds\":[\"x\",\"y\"]}"));

        assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
                .startsWith("\"a,b\",\"say \"\"hi\"\"\",")
                .contains("\"[\"\"x\"\",\"\"y\"\"]\"");
    }

    @Test
    void shouldKeepTheKeyOfATombstone() throws IOException {
        CsvLines csv = CsvLines.of("cohort-retention", TOPICS, out);

        csv.write(line("gone", null));

        assertThat(out.toString().lines().skip(1)).containsExactly("gone,,,,,,,,,,,");
    }

    @Test
    void shouldSayThatATopicHasNoColumnsWhenItsRecordsHaveNoFields() {
        assertThatThrownBy(() -> CsvLines.of("dead-letters", TOPICS, out))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("dead-letters", "leave out --format csv");
    }

    private static OutputLine line(String key, @Nullable String value) {
        return new OutputLine("any", 0, 0, Instant.EPOCH, key, value);
    }
}
