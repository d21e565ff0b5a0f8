package dev.tidewatch.app.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** JSON Lines that can be read more than once: a file, or a stream set down in one. */
public final class LastingInput implements Closeable {

    private final String name;
    private final Path file;
    private final boolean temporary;

    private LastingInput(String name, Path file, boolean temporary) {
        this.name = name;
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * A file by its path, or {@code -}.
     *
     * @throws BadInput if it cannot be read
     */
    public static LastingInput of(String input) throws IOException {
        if (input.equals(InputFile.STANDARD_INPUT)) {
            return setDown("standard input", System.in);
        }
        Path path = Path.of(input);
        if (!Files.exists(path) || Files.isRegularFile(path)) {
            return new LastingInput(input, path, false);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return setDown(input, in);
        } catch (IOException e) {
            throw new BadInput(input, "cannot be read: " + e.getMessage());
        }
    }

    /** From its beginning. */
    public JsonLinesReader open() {
        return JsonLinesReader.of(InputFile.of(name, file));
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }

    private static LastingInput setDown(String name, InputStream in) throws IOException {
        Path file = Files.createTempFile("tidewatch-input", null);
        file.toFile().deleteOnExit();
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return new LastingInput(name, file, true);
    }
}
