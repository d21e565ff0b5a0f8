package dev.tidewatch.app.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {

    private final Path directory;
    private final Path file;

    ReplacementTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = Files.writeString(directory.resolve("out"), "older");
    }

    @Test
    void shouldKeepTheOlderFileUntilItIsFinished() throws IOException {
        try (Replacement replacement = Replacement.of(file.toString())) {
            replacement.stream().write("newer".getBytes(UTF_8));
            assertThat(file).hasContent("older");
            replacement.finish();
        }
        assertThat(file).hasContent("newer");
        assertThat(directory.toFile().list()).containsExactly("out");
    }

    @Test
    void shouldLeaveNothingWhenItIsNotFinished() throws IOException {
        try (Replacement replacement = Replacement.of(file.toString())) {
            replacement.stream().write("newer".getBytes(UTF_8));
        }
        assertThat(file).hasContent("older");
        assertThat(directory.toFile().list()).containsExactly("out");
    }

    @Test
    void shouldReplaceWhatALinkNames() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        try (Replacement replacement = Replacement.of(link.toString())) {
            replacement.stream().write("newer".getBytes(UTF_8));
            replacement.finish();
        }
        assertThat(file).hasContent("newer");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void shouldPackByTheNameOfTheFile() throws IOException {
        Path packed = directory.resolve("out.gz");
        try (Replacement replacement = Replacement.of(packed.toString())) {
            replacement.stream().write("newer".getBytes(UTF_8));
            replacement.finish();
        }
        try (InputFile read = InputFile.open(packed.toString())) {
            assertThat(read.stream().readAllBytes()).asString(UTF_8).isEqualTo("newer");
        }
        assertThat(Files.readAllBytes(packed)).startsWith(0x1f, 0x8b);
    }

    @Test
    void shouldWriteToADeviceAtOnce() throws IOException {
        try (Replacement replacement = Replacement.of("/dev/null")) {
            replacement.stream().write(1);
            replacement.finish();
        }
        assertThat(Path.of("/dev/null.part")).doesNotExist();
    }
}
