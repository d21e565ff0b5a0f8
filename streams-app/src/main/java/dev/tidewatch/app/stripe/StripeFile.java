package dev.tidewatch.app.stripe;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonDocument;
import dev.tidewatch.app.jsonl.JsonDocuments;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** An input that can be read more than once: a file, or a stream set down in one. */
public final class StripeFile implements Closeable {

    private final String name;
    private final Path file;
    private final boolean temporary;
    private List<String> cut = List.of();

    private StripeFile(String name, Path file, boolean temporary) {
        this.name = name;
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * A file by its path, or {@code -}.
     *
     * @throws UserError if it cannot be read
     */
    public static StripeFile of(String input) throws IOException {
        if (input.equals(JsonLinesReader.STANDARD_INPUT)) {
            return setDown("standard input", System.in);
        }
        Path path = Path.of(input);
        if (!Files.exists(path)) {
            throw new UserError(input + ": no such file");
        }
        if (Files.isDirectory(path)) {
            throw new UserError(input + ": is a directory; it must be a file, or - for standard input");
        }
        if (Files.isRegularFile(path)) {
            return new StripeFile(input, path, false);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return setDown(input, in);
        }
    }

    /** Returns the bytes of one reading. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /** Returns when it was last written: an export is at least as old. */
    public Instant writtenAt() throws IOException {
        return Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis());
    }

    /** The lists that say that they have more than they show; known after reading. */
    List<String> cut() {
        return cut;
    }

    /** Every document in the file's order. */
    void read(Consumer<JsonDocument> receiver, LongConsumer progress) throws IOException {
        try (JsonDocuments documents = JsonDocuments.open(file, name)) {
            for (JsonDocument next = documents.next(); next != null; next = documents.next()) {
                receiver.accept(next);
                progress.accept(documents.bytesRead());
            }
            cut = documents.cut();
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }

    private static StripeFile setDown(String name, InputStream in) throws IOException {
        Path file = Files.createTempFile("tidewatch-import", null);
        file.toFile().deleteOnExit();
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return new StripeFile(name, file, true);
    }
}
