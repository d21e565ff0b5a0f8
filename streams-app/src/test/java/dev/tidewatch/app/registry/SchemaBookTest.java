package dev.tidewatch.app.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaBookTest {

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    Path directory;

    @Test
    void shouldRememberInTheNextLifeWhatWasTold() {
        book().put(new SchemaBook.Entry("movements-value", 7, "\"string\""));
        book().put(new SchemaBook.Entry("", 8, "\"long\""));

        SchemaBook next = book();

        assertThat(next.schema(7)).contains("\"string\"");
        assertThat(next.schema(8)).contains("\"long\"");
        assertThat(next.id("movements-value", "\"string\"")).hasValue(7);
        assertThat(next.id("movements-value", "\"long\"")).isEmpty();
        assertThat(next.knows("movements-value")).isTrue();
        assertThat(next.knows("alerts-value")).isFalse();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldBelieveTheNewerAnswerWhenARegistryWasSetUpAnew() {
        SchemaBook book = book();
        book.put(new SchemaBook.Entry("movements-value", 7, "\"string\""));
        book.put(new SchemaBook.Entry("alerts-value", 7, "\"long\""));
        book.put(new SchemaBook.Entry("movements-value", 9, "\"string\""));

        assertThat(book.schema(7)).contains("\"long\"");
        assertThat(book.id("movements-value", "\"string\"")).hasValue(9);
    }

    @Test
    void shouldBeginAnewAndSaySoWhenItsFileIsDamaged() throws Exception {
        book().put(new SchemaBook.Entry("movements-value", 7, "\"string\""));
        String whole = Files.readString(file());
        for (String damaged : List.of("", whole.replace("7", "8"), whole.substring(0, whole.length() / 2), "{")) {
            Files.writeString(file(), damaged, StandardCharsets.UTF_8);
            warnings.clear();

            assertThat(book().schema(7)).as(damaged).isEmpty();
            assertThat(warnings)
                    .as(damaged)
                    .singleElement()
                    .asString()
                    .contains(file().toString(), "damaged and left out");
        }
        Files.write(file(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThat(book().schema(7)).isEmpty();
    }

    @Test
    void shouldGoOnWhenItsFileCannotBeWritten() throws Exception {
        Files.createDirectory(directory.resolve("schemas.jsonl.next"));
        SchemaBook book = book();

        book.put(new SchemaBook.Entry("movements-value", 7, "\"string\""));

        assertThat(book.schema(7)).isPresent();
        assertThat(warnings).singleElement().asString().contains("Cannot write");
    }

    private SchemaBook book() {
        return SchemaBook.at(file(), warnings::add);
    }

    private Path file() {
        return directory.resolve("schemas.jsonl");
    }
}
