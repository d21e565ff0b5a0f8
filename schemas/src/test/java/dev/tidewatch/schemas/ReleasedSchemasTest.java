package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's schemas against every version that was released, as the transitive policies ask. */
class ReleasedSchemasTest {
    private static final Path RELEASED = Path.of("released");
    private static final Path NEXT_RELEASE = Path.of("target", "released");

    static Stream<Schema> records() {
        return Schemas.records();
    }

    @Test
    void shouldFollowEveryReleasedVersionWhenASchemaIsEdited() throws IOException {
        // when
        List<String> violations = violations(RELEASED);
        // then
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void shouldStandAloneWhenWrittenForTheNextRelease(Schema schema) throws IOException {
        // given
        Path file = Files.createDirectories(NEXT_RELEASE).resolve(schema.getName() + ".avsc");
        // when
        Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");
        // then
        assertThat(new Schema.Parser().parse(file.toFile())).isEqualTo(schema);
    }

    @Test
    void shouldNameVersionAndFieldWhenAReleasedFieldIsGone(@TempDir Path released) throws IOException {
        // given
        Schema wider = SchemaEdit.of(Schemas.namedType("MrrMovement"))
                .addField("MrrMovement", "{\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}")
                .schema();
        release(released, "0.1.0", Schemas.namedType("MrrMovement"));
        release(released, "0.2.0", wider);
        // when
        List<String> violations = violations(released);
        // then
        assertThat(violations).containsExactly("0.2.0 MrrMovement: field MrrMovement.note is gone");
    }

    @Test
    void shouldSaySoWhenAReleasedRecordIsGone(@TempDir Path released) throws IOException {
        // given
        release(
                released,
                "0.1.0",
                Schema.createRecord("Forgotten", "A record.", "dev.tidewatch.output", false, List.of()));
        // when
        List<String> violations = violations(released);
        // then
        assertThat(violations).containsExactly("0.1.0 Forgotten: the record is gone");
    }

    private static List<String> violations(Path released) throws IOException {
        List<String> violations = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(released)) {
            files = walk.filter(path -> path.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Schema then = new Schema.Parser().parse(file.toFile());
            String where = released.relativize(file).getName(0) + " " + then.getName() + ": ";
            follow(then).forEach(violation -> violations.add(where + violation));
        }
        return violations;
    }

    private static List<String> follow(Schema released) {
        return Schemas.records()
                .filter(schema -> schema.getFullName().equals(released.getFullName()))
                .findFirst()
                .map(current -> Policy.of(current).violations(current, released))
                .orElse(List.of("the record is gone"));
    }

    private static void release(Path released, String version, Schema schema) throws IOException {
        Path directory = Files.createDirectories(released.resolve(version));
        Files.writeString(directory.resolve(schema.getName() + ".avsc"), SchemaFormatter.format("json/pretty", schema));
    }
}
