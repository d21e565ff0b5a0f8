package dev.tidewatch.app.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFilesTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final Path directory;

    JsonLinesFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldWriteOneLinePerRecordWhenFileIsPlain() throws IOException {
        Path file = directory.resolve("out.jsonl");

        write(file);

        assertThat(file).hasContent("""
                {"topic":"t","partition":1,"offset":7,"timestamp":"2026-03-01T00:00:00Z","key":"ü","value":{"a":"1.00"}}
                {"topic":"t","partition":1,"offset":8,"timestamp":"2026-03-01T00:00:00Z","key":null,"value":null}
                """);
    }

    @Test
    void shouldWriteTopicKeyAndValueWhenLineIsInput() throws IOException {
        Path file = directory.resolve("in.jsonl");

        try (JsonLinesWriter writer = JsonLinesWriter.create(file.toString())) {
            writer.writeInput("t", "k", "{\"a\":\"1.00\"}");
        }

        assertThat(file).hasContent("{\"topic\":\"t\",\"key\":\"k\",\"value\":{\"a\":\"1.00\"}}\n");
    }

    @ParameterizedTest
    @CsvSource({"out.jsonl, 0x7b", "out.jsonl.gz, 0x1f", "out.jsonl.zst, 0x28"})
    void shouldReadBackWhatWasWrittenWhenNameTellsThePacking(String name, byte firstByte) throws IOException {
        Path file = directory.resolve(name);

        write(file);

        assertThat(Files.readAllBytes(file)[0]).isEqualTo(firstByte);
        try (JsonLinesReader reader = JsonLinesReader.open(file.toString())) {
            assertThat(reader.next().value()).hasToString("{\"a\":\"1.00\"}");
            assertThat(reader.next().place()).isEqualTo(file + ":2");
            assertThat(reader.hasNext()).isFalse();
            assertThat(reader.size()).hasValue(Files.size(file));
            assertThat(reader.bytesRead()).isEqualTo(Files.size(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.jsonl", "out.jsonl.gz", "out.jsonl.zst"})
    void shouldUnpackByTheFirstBytesWhenTheNameDoesNotTell(String name) throws IOException {
        Path file = directory.resolve(name);
        write(file);
        Path renamed = directory.resolve("renamed.gz.zst.txt");
        Files.move(file, renamed);

        try (JsonLinesReader reader = JsonLinesReader.open(renamed.toString())) {
            assertThat(reader.next().value()).hasToString("{\"a\":\"1.00\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut.jsonl.gz", "cut.jsonl.zst"})
    void shouldNameTheLineWhenPackedFileIsCut(String name) throws IOException {
        Path file = directory.resolve(name);
        write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));

        assertThatThrownBy(() -> readAll(file)).isInstanceOf(BadInput.class).hasMessageStartingWith(file + ":");
    }

    @Test
    void shouldNameTheFileWhenItCannotBeOpened() {
        String file = directory.resolve("absent.jsonl").toString();

        assertThatThrownBy(() -> JsonLinesReader.open(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + ": no such file");
    }

    private static void write(Path file) throws IOException {
        try (JsonLinesWriter writer = JsonLinesWriter.create(file.toString())) {
            writer.write(new OutputLine("t", 1, 7, DAY, "ü", "{\"a\":\"1.00\"}"));
            writer.write(new OutputLine("t", 1, 8, DAY, null, null));
        }
    }

    private static void readAll(Path file) throws IOException {
        try (JsonLinesReader reader = JsonLinesReader.open(file.toString())) {
            reader.forEachRemaining(line -> {});
        }
    }
}
