package dev.tidewatch.app.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

    private final Path directory;

    JsonDocumentsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.json", "in.json.gz", "in.json.zst"})
    void shouldHandOutOneALineWhenTheFirstIsWhole(String name) throws IOException {
        assertThat(read(name, "\uFEFF{\"a\":1}\r\n\n {\"a\":2}"))
                .containsExactly(name + ":1 {\"a\":1}", name + ":3 {\"a\":2}");
    }

    @Test
    void shouldHandOutTheElementsWhenALineIsAList() throws IOException {
        assertThat(read("in", "{\"object\":\"list\",\"data\":[{\"a\":1},2]}\n[3]\n{\"data\":[4]}"))
                .containsExactly("in:1 [0] {\"a\":1}", "in:1 [1] 2", "in:2 [0] 3", "in:3 {\"data\":[4]}");
    }

    @Test
    void shouldGoOnBehindTheLineWhenOneIsBroken() throws IOException {
        assertThat(read("in", "{\"a\":1}\n{\"a\":\n{\"a\":1,\"a\":2}\n{\"a\":3}"))
                .containsExactly(
                        "in:1 {\"a\":1}", "in:2 broken {\"a\":", "in:3 broken {\"a\":1,\"a\":2}", "in:4 {\"a\":3}");
    }

    @Test
    void shouldHandOutWholeDocumentsWhenTheyAreSpreadOverLines() throws IOException {
        assertThat(read("in", """
                {
                  "a": 1
                }
                {
                  "object": "list",
                  "data": [
                    {"a": 2},
                    {"a": {"data": [3]}}
                  ],
                  "has_more": false
                }
                {"a": 4}
                """))
                .containsExactly(
                        "in:1 {\"a\":1}", "in:7 [0] {\"a\":2}", "in:8 [1] {\"a\":{\"data\":[3]}}", "in:12 {\"a\":4}");
    }

    @Test
    void shouldKeepTheRestOfTheLineWhenASpreadDocumentIsBroken() throws IOException {
        List<String> documents = read("in", "[\n{\"a\":1},\n{\"a\":oops, \"b\":2}\n{\"a\":3}\n");

        assertThat(documents).startsWith("in:2 [0] {\"a\":1}").hasSize(3);
        assertThat(documents.get(1)).startsWith("in:3 broken").contains("\"b\":2");
        assertThat(documents.get(2)).endsWith("{\"a\":3}");
    }

    private List<String> read(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = JsonLinesWriter.bytes(file.toString())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        List<String> read = new ArrayList<>();
        try (JsonDocuments documents = JsonDocuments.open(file, name)) {
            for (JsonDocument next = documents.next(); next != null; next = documents.next()) {
                read.add(next.place() + (next.isJson() ? " " : " broken ") + next.raw());
            }
        }
        return read;
    }
}
