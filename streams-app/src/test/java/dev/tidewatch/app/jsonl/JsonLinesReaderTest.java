package dev.tidewatch.app.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.json.JsonMismatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReaderTest {

    private static final String LINE = "{\"topic\":\"t\",\"key\":\"k\",\"value\":{\"a\":1}}";

    @Test
    void shouldGiveRecordsWithPlacesWhenLinesAreBlankOrUnfinished() throws IOException {
        try (JsonLinesReader reader = reader("\uFEFF" + LINE + "\r\n\n  \t\n" + LINE.replace("\"k\"", "null"))) {
            JsonLine first = reader.next();
            JsonLine second = reader.next();

            assertThat(List.of(first.place(), first.topic(), first.key())).containsExactly("f:1", "t", "k");
            assertThat(first.value()).hasToString("{\"a\":1}");
            assertThat(second.place()).isEqualTo("f:4");
            assertThat(second.key()).isNull();
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void shouldKeepOnlyTheTimeOfAnOutput() throws IOException {
        String output =
                "{\"topic\":\"t\",\"partition\":0,\"offset\":7,\"timestamp\":\"x\",\"key\":\"k\",\"value\":null}";
        try (JsonLinesReader reader = reader(output)) {
            assertThat(reader.next()).isEqualTo(new JsonLine("f:1", "t", "k", null, "x"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'topic': | f:2: not JSON at column 10: Unexpected end-of-input",
                "[] | f:2: expected an object with topic, key and value; this is a JSON array, but each record must be a line: jq -c",
                "[ | f:2: not JSON at column 2: Unexpected end-of-input",
                "{ | f:2: not JSON at column 2: Unexpected end-of-input",
                "{'topc':'t','key':'k','value':{}} | f:2: topc: unknown member; did you mean topic?",
                "{'xxxxxxxx':'t','key':'k','value':{}} | f:2: xxxxxxxx: unknown member; a line has topic, key and value",
                "{'id':'evt_1','object':'event'} | f:2: this is no record but JSON of Stripe's: ./tidewatch import stripe makes records of it",
                "{'key':'k','value':{}} | f:2: topic: missing; expected a string",
                "{'topic':'','key':'k','value':{}} | f:2: topic: expected the name of a topic",
                "{'topic':'t','value':{}} | f:2: key: missing; expected a string or null",
                "{'topic':'t','key':1,'value':{}} | f:2: key: expected a string or null",
                "{'topic':'t','key':'k'} | f:2: value: missing; expected an object, or null for a tombstone",
                "{'topic':'t','key':'k','value':[]} | f:2: value: expected an object, or null for a tombstone"
            })
    void shouldNameFileAndLineAndGoOnWhenLineIsNoRecord(String line, String message) throws IOException {
        try (JsonLinesReader reader = reader("\n" + line.replace('\'', '"') + "\n" + LINE)) {
            assertThatThrownBy(reader::next).isInstanceOf(BadInput.class).hasMessageStartingWith(message);
            assertThat(reader.next().place()).isEqualTo("f:3");
        }
    }

    @ParameterizedTest
    @CsvSource({"[, this is a JSON array", "{, this record goes over several lines"})
    void shouldSayHowToMakeLinesOfWhatIsSpread(String line, String advice) throws IOException {
        try (JsonLinesReader reader = reader(line + "\n" + LINE)) {
            assertThatThrownBy(reader::next).hasMessageContaining("; " + advice).hasMessageContaining(": jq -c ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "9"})
    void shouldNameTheLimitsInWordsWhenTheTextGoesBeyond(String repeated) throws IOException {
        try (JsonLinesReader reader = reader(repeated.repeat(2_000))) {
            assertThatThrownBy(reader::next)
                    .hasMessageContaining("it has more than 1000 levels, a number of more than 1000 digits or a name")
                    .hasMessageNotContaining("StreamReadConstraints");
        }
    }

    @Test
    void shouldSayWhichByteWhenLineIsNotUtf8() throws IOException {
        byte[] line = LINE.getBytes(StandardCharsets.ISO_8859_1);
        line[10] = (byte) 0xE9;
        try (JsonLinesReader reader = JsonLinesReader.of("f", new ByteArrayInputStream(line))) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(BadInput.class)
                    .hasMessage("f:1: not UTF-8 at byte 11 of the line");
        }
    }

    @Test
    void shouldStopWhenLineIsTooLong() throws IOException {
        byte[] endless = new byte[JsonLinesReader.LONGEST_LINE + 1];
        Arrays.fill(endless, (byte) 'x');
        try (JsonLinesReader reader = JsonLinesReader.of("f", new ByteArrayInputStream(endless))) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("f:1: cannot be read: the line is longer");
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void shouldReadEveryLineWhenLinesAreLongerThanTheBuffer() throws IOException {
        String text = "x".repeat(100_000);
        String line = LINE.replace("\"k\"", "\"" + text + "\"") + "\n";
        try (JsonLinesReader reader = reader(LINE + "\n" + line + line)) {
            reader.next();

            assertThat(reader.next().key()).isEqualTo(text);
            assertThat(reader.next().key()).isEqualTo(text);
            assertThat(reader.bytesRead()).isEqualTo(LINE.length() + 1 + 2 * line.length());
        }
    }

    @Test
    void shouldPutPlaceInFrontWhenValueDoesNotFit() throws IOException {
        try (JsonLinesReader reader = reader(LINE)) {
            JsonLine line = reader.next();

            assertThat(line.valueMismatch(new JsonMismatch("no").within("a"))).hasMessage("f:1: value.a: no");
            assertThat(line.problem("unknown topic")).hasMessage("f:1: unknown topic");
        }
    }

    private static JsonLinesReader reader(String text) {
        return JsonLinesReader.of("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
