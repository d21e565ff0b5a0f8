package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsDocTest {
    private static final Path DOC = Path.of("..", "docs", "topics.md");
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)]+)\\)");

    @Test
    void shouldNameItsPolicyWhenARecordHasATopic() throws IOException {
        // given
        List<String> rows = Files.readAllLines(DOC);
        // then
        assertThat(Schemas.INPUTS)
                .allSatisfy(schema -> assertThat(row(rows, schema)).contains("| BACKWARD_TRANSITIVE |"));
        assertThat(Schemas.OUTPUTS)
                .allSatisfy(schema -> assertThat(row(rows, schema)).contains("| FULL_TRANSITIVE |"));
    }

    @Test
    void shouldLeadSomewhereWhenAFileIsLinked() throws IOException {
        // when
        List<String> links = LINK.matcher(Files.readString(DOC))
                .results()
                .map(link -> link.group(1).replaceFirst("#.*", ""))
                .toList();
        // then
        assertThat(links)
                .hasSizeGreaterThan(12)
                .allSatisfy(link -> assertThat(DOC.resolveSibling(link)).exists());
    }

    private static String row(List<String> rows, Schema schema) {
        return rows.stream()
                .filter(row -> row.contains("[" + schema.getName() + "]"))
                .findFirst()
                .orElse("");
    }
}
