package dev.tidewatch.app.jsonl;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparateFilesTest {

    private final Path directory;
    private final Path input;

    SeparateFilesTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.input = Files.writeString(directory.resolve("in.json"), "{}");
    }

    @Test
    void shouldRefuseToWriteWhatIsReadByWhateverName() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), input);
        Path hard = Files.createLink(directory.resolve("hard"), input);
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), directory);
        for (Path name : new Path[] {input, link, hard, linked.resolve("in.json"), directory.resolve("./in.json")}) {
            assertThatThrownBy(() -> new SeparateFiles()
                            .read("--input", input.toString())
                            .written("--output", name.toString()))
                    .as(name.toString())
                    .isInstanceOf(UserError.class)
                    .hasMessage("--output " + name + ": is the same file as --input " + input
                            + ", which it would destroy; it must be another");
        }
    }

    @Test
    void shouldRefuseTwoOutputsOfOneFileThatIsNotThereYet() throws IOException {
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), directory);

        assertThatThrownBy(() -> new SeparateFiles()
                        .written("--output", directory.resolve("out").toString())
                        .written("--rejects", linked.resolve("out").toString()))
                .hasMessageContaining("is the same file as --output");
    }

    @Test
    void shouldRefuseToReadFromWhereAnOutputIsWhileItIsWritten() throws IOException {
        Path part = Files.writeString(directory.resolve("out.part"), "{}");
        Path output = directory.resolve("out");

        assertThatThrownBy(() ->
                        new SeparateFiles().read("--input", part.toString()).written("--output", output.toString()))
                .hasMessage("--output " + output + " while it is written: is the same file as --input " + part
                        + ", which it would destroy; it must be another");
    }

    @Test
    void shouldRefuseADirectoryAndOneThatDoesNotExist() {
        assertThatThrownBy(() -> new SeparateFiles().written("--output", directory.toString()))
                .hasMessage("--output " + directory + ": is a directory; it must be a file, or - for standard output");
        assertThatThrownBy(() -> new SeparateFiles()
                        .written("--output", directory.resolve("no/out").toString()))
                .hasMessageContaining("does not exist; make it first");
    }

    @Test
    void shouldTakeOthersAndDevices() {
        assertThatCode(() -> new SeparateFiles()
                        .read("--input", input.toString())
                        .read("--map", null)
                        .written("--output", directory.resolve("out").toString())
                        .written("--rejects", "/dev/null")
                        .written("--more", "/dev/null")
                        .written("--other", "-"))
                .doesNotThrowAnyException();
    }
}
