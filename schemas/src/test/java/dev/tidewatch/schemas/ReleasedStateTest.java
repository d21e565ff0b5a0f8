package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's state can be read from every schema that a released version wrote it with. */
class ReleasedStateTest {

    private static final Path RELEASED = Path.of("src", "main", "resources", "dev", "tidewatch", "state", "released");
    private static final Path NEXT_RELEASE = Path.of("target", "released", "state");

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.sorted().toList();
        }
    }

    static List<Schema> state() {
        return Schemas.STATE;
    }

    @ParameterizedTest
    @MethodSource("released")
    void shouldBeReadableByTodaysBuild(Path file) throws IOException {
        Schema released = new Schema.Parser().parse(file.toFile());
        Schema today = Schemas.STATE.stream()
                .filter(schema -> schema.getFullName().equals(released.getFullName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record of the state is " + released.getFullName()));

        assertThat(file.getFileName()).hasToString(name(released));
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, released)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void shouldHaveEveryRecordOfTheFirstVersion() throws IOException {
        assertThat(released()).hasSizeGreaterThanOrEqualTo(15);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("state")
    void shouldStandAloneWhenWrittenForTheNextRelease(Schema schema) throws IOException {
        Path file = Files.createDirectories(NEXT_RELEASE).resolve(name(schema));

        Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");

        assertThat(new Schema.Parser().parse(file.toFile())).isEqualTo(schema);
    }

    /** As a reader looks for it: by the record and the fingerprint in front of its bytes. */
    private static String name(Schema schema) {
        return "%s-%016x.avsc".formatted(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
    }
}
